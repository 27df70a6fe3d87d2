/** Which layer something is written in, which else there are, and what was said instead. */
import { noWiderThan } from '../../shared/edit/default-space.ts';
import { canKeepBoth } from '../../shared/edit/settle.ts';
import { isOnlyMine } from '../../shared/edit/usual-layer.ts';
import { inlineFieldWords } from '../../shared/i18n/app/inline-field.ts';
import { saidOf } from '../../shared/i18n/facts.ts';
import type { Scalar } from '../../shared/model/field.ts';
import { compareWidth, type SpaceId } from '../../shared/model/id.ts';
import type { Row, RowAlternative } from '../../shared/query/row.ts';
import { type OpenState, useOpenVault, useSteps } from '../data/engine.tsx';
import { fill, useWords } from '../words/language.tsx';
import { Button } from './button.tsx';
import { useFactWords } from './fact-words.ts';
import { LayerMark } from './layer-mark.tsx';
import { useSpaceName } from './space-mark.tsx';
import './layers.css';

type Space = OpenState['spaces'][number];

/** Where a field of this row may be written: its own layer and every narrower one, the widest first. */
export function useLayersOf(row: Row, field: string): readonly Space[] {
  const { spaces } = useOpenVault().state;
  if (isOnlyMine(field)) return spaces.filter(({ width }) => width === 'private');
  return noWiderThan(
    spaces.find(({ id }) => id === row.space),
    spaces,
  );
}

/** Whom they, or some of them, could still be told. */
export function useLayersWiderThanAny(rows: readonly { readonly space: SpaceId }[]): readonly Space[] {
  const { spaces } = useOpenVault().state;
  const own = spaces.filter(({ id }) => rows.some(({ space }) => space === id));
  return spaces
    .filter((space) => own.some(({ width }) => compareWidth(space.width, width) > 0))
    .sort((a, b) => compareWidth(a.width, b.width));
}

interface LayerChoiceProps {
  readonly layers: readonly Space[];
  readonly value: SpaceId;
  readonly onChoose: (space: SpaceId) => void;
  /** Of whom or what, where a form asks it of several. */
  readonly of?: string | undefined;
}

/** Always shown while one writes; a choice only where there is one. */
export function LayerChoice({ layers, value, onChoose, of }: LayerChoiceProps) {
  const words = useWords(inlineFieldWords);
  const nameOf = useSpaceName();
  return (
    <span className="layer-choice">
      <LayerMark id={value} />
      {layers.length > 1 && (
        <select
          className="input"
          aria-label={of === undefined ? words.readBy : `${words.readBy}: ${of}`}
          value={value}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {layers.map((space) => (
            <option key={space.id} value={space.id}>
              {nameOf(space)}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}

/** Other values of a field, each one click from being the one shown. */
export function Alternatives({ row, field }: { row: Row; field: string }) {
  return row.alternatives[field]?.map((alternative) => (
    <Alternative
      key={`${alternative.part ?? ''} ${alternative.actor ?? ''} ${String(alternative.value)}`}
      row={row}
      field={field}
      alternative={alternative}
    />
  ));
}

interface AlternativeProps {
  readonly row: Row;
  readonly field: string;
  readonly alternative: RowAlternative;
}

function Alternative({ row, field, alternative: { value, space } }: AlternativeProps) {
  const words = useWords(inlineFieldWords);
  const factWords = useFactWords();
  const steps = useSteps();
  const shownIn = row.from[field] ?? row.space;
  const scalar = scalarOf(value);
  const said = saidOf(row.kind, field, value, factWords)[0]?.text ?? '';
  const current = scalarOf(Object(row.fields)[field]);
  const take = () =>
    void steps.perform(
      [
        space === shownIn
          ? { op: 'take', id: row.id, field, space, value: scalar }
          : // My narrower layer falls silent, and the wider one is heard again.
            { op: 'set', id: row.id, field, value: null, space: shownIn },
      ],
      words.settled,
    );
  const both = () =>
    void steps.perform([{ op: 'keep_both', id: row.id, field, space, keep: current, other: scalar }], words.settled);
  return (
    <p className="alternative small">
      <span className="name">{fill(words.alsoSaid, { value: said })}</span>
      {space !== shownIn && <LayerMark id={space} />}
      {scalar !== null && (
        <Button small onClick={take}>
          {words.takeThis}
        </Button>
      )}
      {space === shownIn && canKeepBoth(row.kind, field) && (
        <Button small onClick={both}>
          {words.keepBoth}
        </Button>
      )}
    </p>
  );
}

function scalarOf(value: unknown): Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
