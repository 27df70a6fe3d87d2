import { archiveWords } from '../../../shared/i18n/app/archive.ts';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import type { ArchivedItem } from './archive.tsx';

interface ArchivedRowProps extends ArchivedItem {
  /** A person's name by id. */
  readonly who: (person: string) => string;
}

export function ArchivedRow({ entry, name, detail, first, who }: ArchivedRowProps) {
  const words = useWords(archiveWords);
  const common = useCommonWords();
  const formats = useFormats();
  const { archivedAt, archivedBy = '' } = entry;
  return (
    <div className="archived">
      {first !== undefined && (
        <p className="archived-kind">
          {common.kindOfRecord[entry.kind] ?? entry.kind} <span className="quiet figures">{formats.number(first)}</span>
        </p>
      )}
      <div className="archived-line">
        <span className="archived-name">
          <span className="name clamped" title={name}>
            {name}
          </span>
          {detail !== '' && <span className="quiet small">{detail}</span>}
        </span>
        <LayerMark id={entry.space} />
        <span className="quiet small figures archived-when">
          {archivedAt !== undefined && fill(words.putAway, { when: formats.moment(archivedAt), who: who(archivedBy) })}
        </span>
      </div>
    </div>
  );
}
