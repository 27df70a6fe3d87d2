import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBundle } from '../../../engine/log/bundle.ts';
import { sealContent } from '../../../engine/log/envelope.ts';
import { type BoxKeyPair, bytesToHex, freshBoxKeyPair, type Signer } from '../../../engine/log/primitives.ts';
import { type Deed, type OpenedAct, openAct, readAct, sealAct, signAct } from '../../../engine/members/acts.ts';
import {
  commitmentTo,
  deriveEpochKeys,
  freshEpochKey,
  openEpochKeys,
  sealEpochKey,
  sealToMembers,
} from '../../../engine/members/keys.ts';
import { resolveMembership } from '../../../engine/members/membership.ts';
import { chanceFrom, damaged, namedHash, namedSigner } from '../log/fuzz-inputs.ts';

interface Device {
  readonly id: string;
  readonly signer: Signer;
  readonly box: BoxKeyPair;
  readonly boxKey: string;
}

function device(name: string): Device {
  const signer = namedSigner(name);
  const box = freshBoxKeyPair();
  return { id: bytesToHex(signer.publicKey), signer, box, boxKey: bytesToHex(box.publicKey) };
}

function signed(by: Device, deed: Deed, space?: string, parents: readonly string[] = []): OpenedAct {
  const result = signAct(
    { ...(space === undefined ? {} : { space }), parents, at: 1_700_000_000_000, deed },
    by.signer,
  );
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
}

const ada = device('ada');
const bo = device('bo');
const firstKey = freshEpochKey();
const begun = signed(ada, {
  ...{ type: 'create', name: 'Fellesskap', person: 'ada', boxKey: ada.boxKey, commitment: commitmentTo(firstKey) },
  sealedKey: sealEpochKey(firstKey, ada.boxKey)!,
});
const space = begun.act.id;
const admitted = signed(
  ada,
  {
    ...{ type: 'admit', person: 'bo', device: bo.id, boxKey: bo.boxKey, role: 'member' },
    sealedKeys: [[space, sealEpochKey(firstKey, bo.boxKey)!]],
  },
  space,
  [space],
);
const under = (epoch: string, key: Uint8Array) => ({
  ...{ carrierTag: '00'.repeat(16), epoch, contentKey: deriveEpochKeys(key).content },
});
const firstContentKey = () => deriveEpochKeys(firstKey).content;

describe('acts in their envelopes', () => {
  const deeds: readonly Deed[] = [
    admitted.act.deed,
    { type: 'remove', device: bo.id },
    { type: 'role', person: 'bo', role: 'steward' },
    { type: 'rotate', commitment: namedHash('c'), sealedKeys: [[ada.id, sealEpochKey(firstKey, ada.boxKey)!]] },
    { type: 'witness', removal: namedHash('r'), counts: [['0a'.repeat(16), 7, namedHash('seventh')]] },
  ];

  test('each is opened as it was signed', () => {
    const acts = [begun, ...deeds.map((deed) => signed(ada, deed, space, [space]))];
    for (const act of acts) {
      expect(openAct(sealAct(act, under(space, firstKey)), firstContentKey)).toEqual({ ok: true, value: act });
    }
    expect(begun.act.space).toBe(begun.act.id);
  });

  test('an act cannot pass for a bundle', () => {
    const opened = openBundle(sealAct(begun, under(space, firstKey)), firstContentKey);
    expect(opened).toEqual({ ok: false, error: { type: 'Malformed', why: 'not a bundle but an act' } });
  });

  test('an act signed by another device is refused', () => {
    const forged = { ...begun.content, signature: bo.signer.sign(begun.content.body) };
    expect(openAct(sealContent(forged, under(space, firstKey)), firstContentKey)).toEqual({
      ...{ ok: false, error: { type: 'SignatureBad', device: ada.id } },
    });
  });

  test('any damage is noticed', () => {
    const sealed = sealAct(admitted, under(space, firstKey));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
        expect(openAct(damaged(sealed, chanceFrom(seed)), firstContentKey).ok).toBe(false);
      }),
    );
  });

  test('no fields make it throw', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.constantFrom('create', 'admit', 'rotate', 'witness'), (fields, type) => {
        expect(readAct({ ...begun.content, fields: [type, ...fields] }).ok).toBe(false);
      }),
    );
  });
});

describe('keys', () => {
  test('a newcomer opens all past epochs, a remaining device the new one, a removed device not', () => {
    const cy = device('cy');
    const admittedCy = signed(
      ada,
      {
        ...{ type: 'admit', person: 'cy', device: cy.id, boxKey: cy.boxKey, role: 'member' },
        sealedKeys: [[space, sealEpochKey(firstKey, cy.boxKey)!]],
      },
      space,
      [admitted.act.id],
    );
    const out = signed(ada, { type: 'remove', device: bo.id }, space, [admittedCy.act.id]);
    const acts = [begun, admitted, admittedCy, out].map(({ act }) => act);
    const nextKey = freshEpochKey();
    const sealedKeys = sealToMembers(nextKey, resolveMembership(space, acts));
    const deed: Deed = { type: 'rotate', commitment: commitmentTo(nextKey), sealedKeys };
    const rotated = signed(ada, deed, space, [out.act.id]);
    const membership = resolveMembership(space, [...acts, rotated.act]);
    expect(membership.rotationDue).toBe(false);
    const both = new Map([
      [space, firstKey],
      [rotated.act.id, nextKey],
    ]);
    expect(openEpochKeys(membership, ada.id, ada.box)).toEqual(both);
    expect(openEpochKeys(membership, cy.id, cy.box)).toEqual(both);
    expect(openEpochKeys(membership, bo.id, bo.box)).toEqual(new Map([[space, firstKey]]));
    expect(openEpochKeys(membership, ada.id, bo.box)).toEqual(new Map());
  });

  test('a key that is not the one everybody has is not taken', () => {
    const deed: Deed = {
      ...{ type: 'admit', person: 'bo', device: bo.id, boxKey: bo.boxKey, role: 'member' },
      sealedKeys: [[space, sealEpochKey(freshEpochKey(), bo.boxKey)!]],
    };
    const membership = resolveMembership(space, [begun.act, signed(ada, deed, space, [space]).act]);
    expect(openEpochKeys(membership, bo.id, bo.box)).toEqual(new Map());
  });

  test('the keys of an epoch are all different', () => {
    const { content, door, beacon, relay } = deriveEpochKeys(firstKey);
    expect(new Set([firstKey, content, door, beacon, relay].map(bytesToHex)).size).toBe(5);
  });
});
