/**
 * A device is lost, or somebody is to be put out with all of theirs: first exactly what could be read and whom to warn,
 * then out with it and new keys for everybody else, with what that cannot do.
 */
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { Exposure } from '../../../shared/bridge/contract/sync.ts';
import type { Output, Problem } from '../../../shared/bridge/contract.ts';
import { membersWords } from '../../../shared/i18n/app/members.ts';
import type { ScreenProps } from '../../app/routes.tsx';
import { useClient } from '../../data/engine.tsx';
import { type SpaceMembers, useMembers } from '../../data/members.ts';
import { ActButton } from '../../door/act-button.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { fill, useFormats, useProblemText, useWords } from '../../words/language.tsx';
import { CouldRead } from './could-read.tsx';
import { isPresent, whose } from './space-section.tsx';
import { Warn } from './warn.tsx';
import './members.css';

type Device = SpaceMembers['persons'][number]['devices'][number];

/** `id`: of a device (its key) or of a person. */
export function LostScreen({ params }: ScreenProps) {
  const words = useWords(membersWords);
  const id = params['id'] ?? '';
  const { value, problem, again } = useMembers();
  const found = value ? devicesOf(id, value) : undefined;
  const first = found?.[0];
  const isPerson = id.length !== 64;
  const name = first ? (isPerson ? first.personName || words.noName : whose(first)) : '';
  const title = first ? fill(isPerson ? words.lostPersonTitle : words.lostTitle, { name, device: name }) : '';
  return (
    <Page title={title} name={title} className="members lost">
      <p>
        <Link href="/members">{words.back}</Link>
      </p>
      {problem && <Failed problem={problem} onRetry={again} />}
      {!value && !problem && <Waiting rows={6} />}
      {value && !first && <p>{words.unknown}</p>}
      {found && first && value && <Lost key={id} devices={found} name={name} members={value} />}
    </Page>
  );
}

/** Each once, those that were put out already too: what they could read is worth knowing. */
function devicesOf(id: string, members: readonly SpaceMembers[]): readonly Device[] {
  const all = members.flatMap(({ persons }) =>
    persons.filter(({ person }) => id.length === 64 || person === id).flatMap(({ devices }) => devices),
  );
  return [
    ...new Map(
      all.filter(({ device }) => id.length !== 64 || device === id).map((each) => [each.device, each]),
    ).values(),
  ];
}

interface LostProps {
  readonly devices: readonly Device[];
  readonly name: string;
  readonly members: readonly SpaceMembers[];
}

function Lost({ devices, name, members }: LostProps) {
  const words = useWords(membersWords);
  const keys = devices.map(({ device }) => device);
  const { exposures, problem } = useExposures(keys);
  return (
    <>
      {devices.some(({ isMe }) => isMe) && <p className="notice warning">{words.isThis}</p>}
      <section className="lost-step">
        <h2>{words.stepRead}</h2>
        <p className="quiet">{words.stepReadHint}</p>
        {problem && <Failed problem={problem} />}
        {!exposures && !problem && <Waiting rows={4} />}
        {exposures && <CouldRead exposures={exposures} />}
        {exposures && <Warn exposures={exposures} device={name} />}
      </section>
      <PutOut keys={keys} members={members} isAlone={keys.length === 1} />
    </>
  );
}

function useExposures(devices: readonly string[]): {
  exposures: readonly Exposure[] | undefined;
  problem: Problem | undefined;
} {
  const client = useClient();
  const [exposures, setExposures] = useState<readonly Exposure[]>();
  const [problem, setProblem] = useState<Problem>();
  const key = devices.join(' ');
  useEffect(() => {
    let wanted = true;
    const ask = async () => {
      const told: Exposure[] = [];
      for (const device of key.split(' ')) {
        const given = await client.call('exposure', { device });
        if (!given.ok) return setProblem(given.error);
        told.push(given.value);
      }
      if (wanted) setExposures(told);
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [client, key]);
  return { exposures, problem };
}

interface PutOutProps {
  readonly keys: readonly string[];
  readonly members: readonly SpaceMembers[];
  readonly isAlone: boolean;
}

function PutOut({ keys, members, isAlone }: PutOutProps) {
  const words = useWords(membersWords);
  const formats = useFormats();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [done, setDone] = useState<Output<'removeDevices'>>();
  const isIn = ({ device, removed }: Device) => !removed && keys.includes(device);
  const shared = members.filter(({ role, persons }) => role && persons.some(({ devices }) => devices.some(isIn)));
  const mine = new Set(members.flatMap(({ persons }) => persons.flatMap((each) => (each.isMe ? [each.person] : []))));
  const can = shared.filter(
    ({ role, persons }) =>
      role === 'steward' || persons.some(({ person, devices }) => mine.has(person) && devices.some(isIn)),
  );
  const stewards = names(shared, (person) => person.role === 'steward' && !person.isMe);
  const others = names(shared, (person) => !person.isMe && !person.devices.some(isIn));
  const isThis = members.some(({ persons }) =>
    persons.some(({ devices }) => devices.some(({ isMe, device }) => isMe && keys.includes(device))),
  );
  const putOut = async () => {
    if (busy) return;
    setBusy(true);
    const removed = await client.call('removeDevices', { devices: [...keys] });
    setBusy(false);
    setProblem(removed.ok ? undefined : removed.error);
    if (removed.ok) setDone(removed.value);
  };
  if (isThis && isAlone) return null;
  if (done) return <Result done={done} others={others} />;
  return (
    <section className="lost-step">
      <h2>{words.stepOut}</h2>
      <ul className="lost-says">
        <li>{words.does}</li>
        <li>{words.cannotUntell}</li>
        <li>
          {words.cannotReach} {others.length > 0 && fill(words.mustHear, { who: formats.list(others) })}
        </li>
        <li>{words.forGood}</li>
      </ul>
      {problem && <Failed problem={problem} />}
      {shared.length === 0 && <p>{words.alreadyOut}</p>}
      {shared.length > 0 && can.length === 0 && (
        <p className="notice warning">{fill(words.cannotHere, { who: formats.list(stewards) })}</p>
      )}
      {can.length > 0 && (
        <form
          aria-busy={busy}
          onSubmit={(event) => {
            event.preventDefault();
            void putOut();
          }}
        >
          <ActButton busy={busy} word={isAlone ? words.putOut : words.putOutAll} working={words.puttingOut} />
        </form>
      )}
    </section>
  );
}

function Result({ done, others }: { done: Output<'removeDevices'>; others: readonly string[] }) {
  const words = useWords(membersWords);
  const formats = useFormats();
  const problemText = useProblemText();
  return (
    <section className="lost-step">
      <div role="status">
        <h2>{words.result}</h2>
      </div>
      <ul className="lost-result">
        {done.removed.map(({ space, rotated, letIn }) => (
          <li key={space.id} className="edge" data-audience={space.width}>
            <SpaceMark space={space} />
            <p>{rotated ? words.rotated : words.notRotated}</p>
            {letIn.length > 0 && <p>{fill(words.askAbout, { who: formats.list(letIn.map(whose)) })}</p>}
          </li>
        ))}
        {done.refused.map(({ space, error }) => (
          <li key={space.id} className="edge" data-audience={space.width}>
            <SpaceMark space={space} />
            <p className="problem">{problemText({ type: error })}</p>
          </li>
        ))}
      </ul>
      <p>
        {words.cannotReach} {others.length > 0 && fill(words.mustHear, { who: formats.list(others) })}
      </p>
    </section>
  );
}

function names(
  spaces: readonly SpaceMembers[],
  wanted: (person: SpaceMembers['persons'][number]) => boolean,
): string[] {
  const found = spaces.flatMap(({ persons }) => persons.filter((each) => isPresent(each) && wanted(each)));
  return [...new Set(found.map(({ name }) => name).filter((name) => name !== ''))];
}
