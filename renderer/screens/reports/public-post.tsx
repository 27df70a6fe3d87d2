/** The public report as a post: how long, in how many pieces, and whom its handles will not reach. Never posted by us. */
import { useMemo, useState } from 'react';
import type { ReportPreview } from '../../../shared/bridge/contract/report.ts';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { countLetters, splitThread } from '../../../shared/report/thread.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { BareHandles } from './bare-handles.tsx';
import { type Draft, type PostForm, postForms } from './choice.ts';
import { ConfirmPublic } from './confirm-public.tsx';
import { usePublish } from './use-publish.ts';

/** What most servers of the Fediverse allow. */
const usualLimit = 500;

interface PublicPostProps {
  readonly draft: Draft;
  readonly preview: ReportPreview;
  readonly blocked: boolean;
}

interface Asked {
  readonly piece: string;
  readonly place: number;
}

export function PublicPost({ draft, preview, blocked }: PublicPostProps) {
  const words = useWords(reportScreenWords);
  const formats = useFormats();
  const { copyText, copyMore } = usePublish();
  const [form, setForm] = useState<PostForm>('txt');
  const [limit, setLimit] = useState(usualLimit);
  const [asking, setAsking] = useState<Asked>();
  // One yes for all pieces of the same text; another text is another yes.
  const [confirmed, setConfirmed] = useState<string>();
  const text = { txt: preview.plain, md: preview.markdown, bbcode: preview.bbcode }[form];
  const pieces = useMemo(() => splitThread(text, limit), [text, limit]);
  const copy = (asked: Asked) => {
    if (confirmed === text) void copyMore(asked.piece, asked.place);
    else setAsking(asked);
  };
  return (
    <section className="public-post" aria-labelledby="public-post">
      <h2 id="public-post">{words.post}</h2>
      <p className="figures" role="status">
        {formats.counted(words.letters, countLetters(text.trim()))} · {formats.counted(words.thread, pieces.length)}
      </p>
      <BareHandles bare={preview.bare} />
      <div className="post-choices">
        <SelectField
          label={words.postForm}
          value={form}
          choices={postForms.map((value) => ({ value, label: words.postForms[value] }))}
          onChoose={(value) => setForm(postForms.find((each) => each === value) ?? 'txt')}
        />
        <TextField
          label={words.limit}
          type="number"
          min={60}
          max={100_000}
          value={limit}
          onChange={({ currentTarget: { valueAsNumber } }) =>
            setLimit(Number.isFinite(valueAsNumber) ? Math.max(60, valueAsNumber) : usualLimit)
          }
        />
      </div>
      <ol className="pieces">
        {pieces.map((piece, place) => (
          <li key={piece}>
            <p className="piece">{piece}</p>
            <div className="buttons">
              <Button small disabled={blocked} onClick={() => copy({ piece, place })}>
                {pieces.length === 1 ? words.copyPost : fill(words.copyPiece, { n: place + 1 })}
              </Button>
              <span className="quiet small figures">
                {formats.number(countLetters(piece))}/{formats.number(limit)}
              </span>
            </div>
          </li>
        ))}
      </ol>
      <ConfirmPublic
        isOpen={asking !== undefined}
        onClose={() => setAsking(undefined)}
        onConfirm={() => {
          const asked = asking;
          setAsking(undefined);
          if (!asked) return;
          void copyText(draft, form, asked.piece).then((copied) => copied && setConfirmed(text));
        }}
      />
    </section>
  );
}
