/** The one act of this screen. For the public it opens a second, distinct one. */
import { useState } from 'react';
import type { ReportPreview } from '../../../shared/bridge/contract/report.ts';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { Button } from '../../parts/button.tsx';
import { fill, useCommonWords, useWords } from '../../words/language.tsx';
import { audienceOf, type Draft } from './choice.ts';
import { ConfirmPublic } from './confirm-public.tsx';
import { usePublish } from './use-publish.ts';

interface ExportButtonProps {
  readonly draft: Draft;
  /** Undefined while it does not show what was chosen last. */
  readonly preview: ReportPreview | undefined;
  readonly blocked: string | undefined;
}

export function ExportButton({ draft, preview, blocked }: ExportButtonProps) {
  const words = useWords(reportScreenWords);
  const common = useCommonWords();
  const { exportFile } = usePublish();
  const [asking, setAsking] = useState(false);
  const audience = audienceOf(draft);
  const label =
    audience === 'public'
      ? words.exportPublic
      : audience === 'private'
        ? words.exportPrivate
        : fill(words.export, {
            audience: audience === 'coalition' ? words.audiences.coalition : common.audience[audience].toLowerCase(),
          });
  const run = () => {
    if (!preview) return;
    if (audience === 'public') setAsking(true);
    else void exportFile(draft, preview);
  };
  return (
    <>
      <Button look="primary" disabled={!preview || blocked !== undefined} title={blocked} onClick={run}>
        {label}
      </Button>
      <ConfirmPublic
        isOpen={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          if (preview) void exportFile(draft, preview);
        }}
      />
    </>
  );
}
