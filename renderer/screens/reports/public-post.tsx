/** The public report as a post: how long, in how many pieces, and whom its handles will not reach. Never posted by us. */
import { useMemo, useState } from 'react';
import type { ReportPreview } from '../../../shared/bridge/contract/report.ts';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { bareHandles, countLetters, splitThread } from '../../../shared/report/thread.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import type { Draft } from './choice.ts';
import { ConfirmPublic } from './confirm-public.tsx';
import { usePublish } from './use-publish.ts';

/** What most servers of the Fediverse allow. */
const usualLimit = 500;

interface PublicPostProps {
  readonly draft: Draft;
  readonly preview: ReportPreview;
  readonly blocked: boolean;
}

export function PublicPost({ draft, preview, blocked }: PublicPostProps) {
  const words = useWords(reportScreenWords);
  const formats = useFormats();
  const { copyText } = usePublish();
  const [limit, setLimit] = useState(usualLimit);
  const [asking, setAsking] = useState<string>();
  const { plain } = preview;
  const pieces = useMemo(() => splitThread(plain, limit), [plain, limit]);
  const bare = useMemo(() => bareHandles(plain), [plain]);
  return (
    <section className="public-post" aria-labelledby="public-post">
      <h2 id="public-post">{words.post}</h2>
      <p className="figures" role="status">
        {formats.counted(words.letters, countLetters(plain))} · {formats.counted(words.thread, pieces.length)}
      </p>
      {bare.length > 0 && (
        <p className="small">
          {formats.counted(words.bareHandles, bare.length)} <span className="quiet">{bare.join(' ')}</span>
        </p>
      )}
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
      <ol className="pieces">
        {pieces.map((piece, place) => (
          <li key={piece}>
            <p className="piece">{piece}</p>
            <Button small disabled={blocked} onClick={() => setAsking(piece)}>
              {pieces.length === 1 ? words.copyPost : fill(words.copyPiece, { n: place + 1 })}
            </Button>
          </li>
        ))}
      </ol>
      <ConfirmPublic
        isOpen={asking !== undefined}
        onClose={() => setAsking(undefined)}
        onConfirm={() => {
          const text = asking;
          setAsking(undefined);
          if (text !== undefined) void copyText(draft, text);
        }}
      />
    </section>
  );
}
