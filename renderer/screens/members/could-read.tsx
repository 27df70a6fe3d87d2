/** Per space, how many of what a device could read, with ways there, and whom it let in. */
import { Link } from 'wouter';
import type { Exposure } from '../../../shared/bridge/contract/sync.ts';
import { membersWords } from '../../../shared/i18n/app/members.ts';
import { RowLink } from '../../parts/row-link.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { whose } from './space-section.tsx';

type Space = Exposure['spaces'][number];

/** Enough to see what kind of thing it is; the lists of the app hold the rest. */
const mostShown = 100;

export function CouldRead({ exposures }: { exposures: readonly Exposure[] }) {
  const words = useWords(membersWords);
  const spaces = spacesOf(exposures);
  if (spaces.length === 0) return <p>{words.nothingRead}</p>;
  return spaces.map((space) => <OfSpace key={space.space.id} of={space} />);
}

/** Of several devices together: what any of them could read. */
export function spacesOf(exposures: readonly Exposure[]): readonly Space[] {
  const bySpace = new Map<string, Space>();
  for (const each of exposures.flatMap(({ spaces }) => spaces)) {
    const known = bySpace.get(each.space.id);
    const kinds = { ...each.kinds };
    for (const [kind, n] of Object.entries(known?.kinds ?? {})) kinds[kind] = Math.max(kinds[kind] ?? 0, n);
    bySpace.set(each.space.id, {
      ...each,
      kinds,
      epochs: Math.max(each.epochs, known?.epochs ?? 0),
      rows: [...new Set([...(known?.rows ?? []), ...each.rows])],
      letIn: [...new Map([...(known?.letIn ?? []), ...each.letIn].map((told) => [told.device, told])).values()],
    });
  }
  return [...bySpace.values()];
}

function OfSpace({ of: { space, kinds, epochs, rows, letIn } }: { of: Space }) {
  const words = useWords(membersWords);
  const { kindOfRecord } = useCommonWords();
  const formats = useFormats();
  const counts = Object.entries(kinds).sort((a, b) => b[1] - a[1]);
  return (
    <div className="could-read edge" data-audience={space.width}>
      <p>
        <SpaceMark space={space} /> <span className="quiet small">{formats.counted(words.epochs, epochs)}</span>
      </p>
      {counts.length === 0 && <p>{words.nothingRead}</p>}
      {counts.length > 0 && (
        <table className="could-read-table">
          <thead className="unseen">
            <tr>
              <th scope="col">{words.thing}</th>
              <th scope="col">{words.howMany}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(([kind, n]) => (
              <tr key={kind}>
                <th scope="row">{kindOfRecord[kind] ?? kind}</th>
                <td className="figures">{formats.number(n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 0 && (
        <details>
          <summary className="small">{words.showThem}</summary>
          <ul className="could-read-rows">
            {rows.slice(0, mostShown).map((row) => (
              <li key={row}>
                <RowLink id={row} />
              </li>
            ))}
            {rows.length > mostShown && (
              <li className="quiet">{formats.counted(words.andMore, rows.length - mostShown)}</li>
            )}
          </ul>
        </details>
      )}
      {letIn.length > 0 && (
        <div className="notice warning">
          <p>{words.letIn}</p>
          <ul>
            {letIn.map((told) => (
              <li key={told.device}>
                <Link href={`/members/lost/${told.device}`}>{whose(told)}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
