/** Letting a report go: the file or the clipboard first, then the vault remembers what was told to whom. */
import { useCallback } from 'react';
import type { ReportPreview } from '../../../shared/bridge/contract/report.ts';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { useEngine, useOpenVault, useSteps } from '../../data/engine.tsx';
import { useToday } from '../../data/today.ts';
import { useToasts } from '../../parts/toasts.tsx';
import { copyForGood } from '../../shell/clipboard.ts';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { audienceOf, choiceOf, type Draft, type Format, type PostForm } from './choice.ts';
import { wentOut } from './own-words-kept.ts';

const types: Readonly<Record<Format, string>> = {
  md: 'text/markdown;charset=utf-8',
  html: 'text/html;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
  pdf: 'application/pdf',
};

export function usePublish() {
  const { client, shell } = useEngine();
  const { workspace } = useOpenVault();
  const today = useToday();
  const toasts = useToasts();
  const steps = useSteps();
  const words = useWords(reportScreenWords);
  const formats = useFormats();

  const remember = useCallback(
    async (draft: Draft, format: Format | PostForm, said: string) => {
      const confirmed = audienceOf(draft) === 'public' ? { confirmed: 'public' as const } : {};
      const kept = await client.call('publishReport', { choice: choiceOf(draft), today, format, ...confirmed });
      if (!kept.ok) {
        toasts.show({ text: words.notRemembered, tone: 'problem' });
        steps.sayProblem(kept.error);
        return;
      }
      wentOut(workspace, draft);
      const { fileName, asks } = kept.value;
      toasts.show({ text: fill(said, { file: fileName }) });
      if (asks.length > 0) await steps.perform(asks, formats.counted(words.asksOpened, asks.length));
    },
    [client, workspace, today, toasts, steps, words, formats],
  );

  const exportFile = useCallback(
    async (draft: Draft, preview: ReportPreview) => {
      const { format } = draft;
      const name = preview.fileName.replace(/\.md$/, `.${format}`);
      const text = { md: preview.markdown, html: preview.html, txt: preview.plain, pdf: preview.html }[format];
      const out =
        format === 'pdf'
          ? shell.printPdf({ name, html: text })
          : shell.saveFile({ name, bytes: new TextEncoder().encode(text), type: types[format] });
      if (await out.catch(() => false)) await remember(draft, format, words.exported);
    },
    [shell, remember, words],
  );

  const copy = useCallback(
    async (text: string) => {
      const copied = await copyForGood(text).then(
        () => true,
        () => false,
      );
      if (!copied) steps.sayProblem({ type: 'NotCopied' });
      return copied;
    },
    [steps],
  );
  const copyText = useCallback(
    async (draft: Draft, form: PostForm, text: string) => {
      const copied = await copy(text);
      if (copied) await remember(draft, form, words.copiedPost);
      return copied;
    },
    [copy, remember, words],
  );
  /** Another piece of a post that is remembered already. */
  const copyMore = useCallback(
    async (text: string, place: number) => {
      if (await copy(text)) toasts.show({ text: fill(words.copiedPiece, { n: place + 1 }) });
    },
    [copy, toasts, words],
  );
  return { exportFile, copyText, copyMore };
}
