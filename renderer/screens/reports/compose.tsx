/** A report, from choice to export: on the left what the reader sees, on the right what is left out and why. */
import { useEffect, useState } from 'react';
import type { SettingsChange } from '../../../shared/bridge/contract/app.ts';
import type { ReportPreview } from '../../../shared/bridge/contract/report.ts';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import type { ScreenProps } from '../../app/routes.tsx';
import { useEngine, useOpenVault } from '../../data/engine.tsx';
import { useAgainOnChange, useAsk, useEntriesOfKind, useLeftDrafts } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { fill, useLanguage, useWords } from '../../words/language.tsx';
import {
  audienceOf,
  choiceOf,
  type Draft,
  formats,
  lastAudience,
  rememberAudience,
  scopeAgain,
  scopeFromAddress,
} from './choice.ts';
import { ChoiceBar } from './choice-bar.tsx';
import { ExportButton } from './export-button.tsx';
import { LeftOut } from './left-out.tsx';
import { OwnWords } from './own-words.tsx';
import { authorKept, keepAuthor, keepWords, wordsKept } from './own-words-kept.ts';
import { PublicPost } from './public-post.tsx';
import { ReportFrame } from './report-frame.tsx';
import { WordsToSettle } from './words-to-settle.tsx';
import './reports.css';

export function Compose({ params }: ScreenProps) {
  const words = useWords(reportScreenWords);
  const hasCome = useLeftDrafts() !== undefined;
  if (hasCome) return <Composing params={params} />;
  return (
    <Page title={words.title} fill className="report">
      <Waiting rows={8} words={words.making} />
    </Page>
  );
}

function Composing({ params }: ScreenProps) {
  const words = useWords(reportScreenWords);
  const today = useToday();
  const [draft, change] = useDraft(params);
  const settled = useSettled(draft, 250);
  const language = useLanguage();
  const { value: preview, problem, again } = useAsk('previewReport', { choice: choiceOf(settled), today, language });
  useAgainOnChange(again, 400);
  const audience = audienceOf(draft);
  const isCurrent = settled === draft;
  const open = preview ? openSuspects(preview, draft) : [];
  return (
    <Page title={words.title} fill className="report">
      <p className="report-on-paper">{fill(words.onPaper, { as: words.format })}</p>
      <ChoiceBar draft={draft} onChange={change} />
      <div className="report-banner edge" data-audience={audience}>
        <AudienceMark audience={audience} />
        <span className="small quiet">{preview?.fileName.replace(/\.md$/, `.${draft.format}`)}</span>
        {open.length > 0 && <span className="warn small">{words.settleFirst}</span>}
        <ExportButton
          draft={draft}
          preview={isCurrent ? preview : undefined}
          blocked={open.length > 0 ? words.settleFirst : undefined}
        />
      </div>
      <div className="report-panes grow">
        <section
          className="report-preview edge"
          data-audience={audience}
          aria-label={words.preview}
          aria-busy={!isCurrent}
        >
          <p className="quiet small" role="status">
            {isCurrent ? words.previewHint : words.making}
          </p>
          {problem && <Failed problem={problem} onRetry={again} />}
          {!preview && !problem && <Waiting rows={8} words={words.making} />}
          {preview && <ReportFrame html={preview.html} title={words.preview} />}
        </section>
        <div className="report-side">
          {preview && (
            <>
              {preview.comparison !== '' && (
                <details className="report-compared" open>
                  <summary>{words.neverTold}</summary>
                  <pre>{preview.comparison}</pre>
                </details>
              )}
              <OwnWords draft={draft} onChange={change} />
              <WordsToSettle suspects={open} onAllow={(word) => change({ allowed: [...draft.allowed, word] })} />
              {audience === 'public' && <PublicPost draft={draft} preview={preview} blocked={open.length > 0} />}
              <LeftOut
                withheld={preview.withheld}
                include={draft.include}
                onInclude={(include) => change({ include })}
              />
            </>
          )}
        </div>
      </div>
    </Page>
  );
}

export type ChangeDraft = (change: Partial<Draft>) => void;

function useDraft(params: ScreenProps['params']): readonly [Draft, ChangeDraft] {
  const { settings, client } = useEngine();
  const { workspace, state } = useOpenVault();
  const language = useLanguage();
  const today = useToday();
  const trips = useEntriesOfKind('trip');
  const [draft, setDraft] = useState<Draft>(() => {
    const scope = scopeFromAddress(params['scope'], params['of']) ?? scopeAgain(settings.reportScope, today, trips);
    const audience = lastAudience(settings.reportAudience);
    return {
      scope,
      audience,
      language: settings.reportLanguage ?? language,
      format: formats.find((each) => each === settings.reportFormat) ?? 'md',
      include: [],
      author: authorKept(workspace) ?? state.name,
      ...wordsKept(workspace, { scope, audience }),
    };
  });
  const change: ChangeDraft = (given) => {
    const { scope, audience, language: reportLanguage, format: reportFormat } = given;
    const kept: SettingsChange = {
      ...(audience && rememberAudience(audience)),
      ...(scope && isGeneral(scope) && { reportScope: scope.type }),
      ...(reportLanguage && { reportLanguage }),
      ...(reportFormat && { reportFormat }),
    };
    if (Object.keys(kept).length > 0) void client.call('changeSettings', kept);
    if (given.author !== undefined) keepAuthor(workspace, given.author);
    setDraft((now) => {
      const next = { ...now, ...given };
      if (given.audience || given.scope) {
        // What was ticked for one audience, or written for it, is not for another.
        return { ...next, ...(given.audience && { include: [] }), ...wordsKept(workspace, next) };
      }
      keepWords(workspace, next);
      return next;
    });
  };
  return [draft, change];
}

/** What one may come back to on another day; one meeting or one organisation is chosen on its own page. */
function isGeneral(scope: Draft['scope']): scope is Exclude<Draft['scope'], { type: 'encounter' | 'organisation' }> {
  return scope.type !== 'encounter' && scope.type !== 'organisation';
}

/** The draft as it was when nobody had changed it for a while; choices count at once, typing when it pauses. */
function useSettled(draft: Draft, milliseconds: number): Draft {
  const [settled, setSettled] = useState(draft);
  const onlyWords =
    settled.scope === draft.scope &&
    settled.audience === draft.audience &&
    settled.language === draft.language &&
    settled.include === draft.include &&
    settled.thankHosts === draft.thankHosts;
  useEffect(() => {
    if (settled === draft) return;
    const timer = setTimeout(() => setSettled(draft), onlyWords ? milliseconds : 0);
    return () => clearTimeout(timer);
  }, [draft, settled, onlyWords, milliseconds]);
  return settled;
}

function openSuspects({ suspects }: ReportPreview, { allowed }: Draft): ReportPreview['suspects'] {
  return suspects.filter(({ match }) => !allowed.includes(match.toLowerCase()));
}
