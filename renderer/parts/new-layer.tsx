/** Who will read what a form is about to make: told before it is made, with the narrower layers one may choose instead. */
import { useState } from 'react';
import { defaultWidth, narrowestOf, noWiderThan } from '../../shared/edit/default-space.ts';
import { inlineFieldWords } from '../../shared/i18n/app/inline-field.ts';
import type { SpaceId } from '../../shared/model/id.ts';
import type { KindName } from '../../shared/model/kinds.ts';
import { type OpenState, useOpenVault } from '../data/engine.tsx';
import { useEntries } from '../data/hooks.ts';
import { fill, useWords } from '../words/language.tsx';
import type { Picked } from './entry-picker.tsx';
import { LayerChoice } from './layers.tsx';

export interface NewLayer {
  /** The widest first; the first is where it goes unless somebody says otherwise. */
  readonly layers: OpenState['spaces'];
  readonly value: SpaceId;
  readonly choose: (space: SpaceId | undefined) => void;
  /** To be spread into the command: empty unless somebody chose. */
  readonly chosen: { readonly space?: SpaceId };
}

/** Whoever was picked by name, and where they go if nobody here has that name yet. */
interface NewOneBesides {
  readonly picked: Picked | undefined;
  readonly layer: NewLayer;
}

/**
 * `named`: ids that the record will name in fields that hold one. `besides`: where the form makes another that it will
 * name. It goes no wider than any of them, as `edit/plan-commands.ts` works out again when it is made.
 */
export function useNewLayer(
  kind: KindName,
  named: readonly (string | undefined)[] = [],
  besides?: NewOneBesides,
): NewLayer {
  const { spaces } = useOpenVault().state;
  const entries = useEntries();
  const [chosen, choose] = useState<SpaceId>();
  const own = spaces.find(({ width }) => width === defaultWidth(kind));
  if (!own) throw new Error(`this vault has no ${defaultWidth(kind)} space`);
  const namedIn = [
    ...named.map((id) => entries.get(id ?? '')?.space),
    besides?.picked?.type === 'new' ? besides.layer.value : undefined,
  ];
  const usual = narrowestOf(
    own,
    namedIn.flatMap((id) => spaces.find((space) => space.id === id) ?? []),
  );
  const layers = noWiderThan(usual, spaces);
  const narrower = layers.find(({ id }) => id === chosen && id !== usual.id);
  return { layers, value: (narrower ?? usual).id, choose, chosen: narrower ? { space: narrower.id } : {} };
}

export function knownIdOf(picked: Picked | undefined): string | undefined {
  return picked?.type === 'known' ? picked.id : undefined;
}

interface NewLayerChoiceProps {
  readonly layer: NewLayer;
  readonly besides?: NewOneBesides;
}

export function NewLayerChoice({ layer, besides }: NewLayerChoiceProps) {
  const words = useWords(inlineFieldWords);
  return (
    <div className="new-layer">
      {besides && <NewOneLayer {...besides} />}
      <p className="layer-choice">
        {besides?.picked?.type === 'new' && <span className="quiet small">{words.readBy}:</span>}
        <LayerChoice {...layer} onChoose={layer.choose} />
      </p>
    </div>
  );
}

/** Nothing where nobody new was named. */
export function NewOneLayer({ picked, layer }: NewOneBesides) {
  const words = useWords(inlineFieldWords);
  if (picked?.type !== 'new') return null;
  return (
    <p className="layer-choice">
      <span className="quiet small name">{fill(words.newHere, { name: picked.text })}</span>
      <LayerChoice {...layer} of={picked.text} onChoose={layer.choose} />
    </p>
  );
}
