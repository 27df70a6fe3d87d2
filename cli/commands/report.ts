import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type KeptPublication, keepPublication, type Sent, toldBefore, toldBy } from '../../engine/publications.ts';
import type { Vault } from '../../engine/vault/api.ts';
import { audienceSpaceOf, audienceWord, type ReportChoice } from '../../shared/report/choice.ts';
import {
  type Comparison,
  compareReports,
  comparisonBrief,
  comparisonText,
  statementsOf,
} from '../../shared/report/compare.ts';
import { receiptText } from '../../shared/report/receipt.ts';
import { meetingReport, type Report, reportFileName } from '../../shared/report/report.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Failure, Outcome } from '../answer.ts';
import { today } from '../dates.ts';
import { failureOf } from '../errors.ts';
import { writeFileWhole } from '../files.ts';
import { pathFromUser } from '../paths.ts';
import { type ReportOptions, reportChoice, reportOptions } from '../report-choice.ts';
import { confirmPublic } from '../report-confirm.ts';
import { type Command, changingVault, type Session, withVault } from '../session.ts';

export const report: Command = async (session) => {
  const options = await reportOptions(session.given);
  if (!options.ok) return options;
  const writes = session.given.option('out') !== undefined;
  const open = writes ? changingVault : withVault;
  return open(session, (vault) => reportFrom(vault, session, options.value));
};

async function reportFrom(vault: Vault, session: Session, options: ReportOptions): Promise<Outcome> {
  const { given, output } = session;
  const { language, format } = options;
  const graph = vault.graph();
  const chosen = reportChoice(vault, graph, given, options);
  if (!chosen.ok) return chosen;
  const choice = chosen.value;
  const author = given.option('author');
  const now = today();
  const made = meetingReport({
    parts: vault.parts(),
    full: graph,
    spaces: vault.spaces,
    choice,
    today: now,
    ...(author && { author }),
  });
  const fileName = reportFileName(choice, now, format);
  const content = { md: made.markdown, html: made.html, txt: made.plain }[format];
  const place = given.option('out');
  const file = place !== undefined && isFolder(place) ? join(place, fileName) : place;
  const receipt = receiptText({ ...made, fileName: basename(file ?? fileName) }, language);
  const wantsComparison = given.flag('compare') || place !== undefined;
  const statements = wantsComparison ? statementsOf(made.document, now) : [];
  const comparison = wantsComparison
    ? compareReports(toldBy(choice, statements), toldBefore(graph, choice))
    : undefined;
  const compared = comparisonSaid(comparison, session, language, now);
  // Before anything is written: at a terminal the person may still say no.
  if (made.suspects.length > 0) output.say(suspectsText(made));
  if (compared.brief !== '') output.say(compared.brief);
  const toSend = { choice, format, content, receipt, statements };
  const sent = file === undefined ? undefined : await writeOut(vault, session, toSend, made, file);
  if (sent && !sent.ok) return sent;
  // Receipt and comparison are for the author alone: beside the report on a terminal, never inside the file.
  const aside = [given.flag('receipt') ? receipt : '', compared.aside].filter(Boolean).join('\n');
  if (aside !== '' && !given.flag('json') && !sent) output.say(aside);
  const space = vault.spaces.find((each) => each.id === audienceSpaceOf(choice));
  const value = {
    fileName,
    audience: audienceWord(choice.audience),
    ...(space && { audienceSpace: { id: space.id, name: space.name } }),
    language,
    format,
    ...(sent ? { file: sent.value.file, publication: sent.value.kept.id } : { content }),
    included: made.included,
    suspects: made.suspects,
    ...(given.flag('receipt') && { receipt, withheld: made.withheld }),
    ...(wantsComparison && { comparison: comparison ?? null }),
  };
  const said =
    sent && [`Wrote the report for ${readersOf(choice, space?.name)} to ${file}.`, aside].join('\n').trimEnd();
  return ok({ value, text: said ?? content });
}

interface WrittenOut {
  readonly file: string;
  readonly kept: KeptPublication;
}

async function writeOut(
  vault: Vault,
  { given, output }: Session,
  sent: Omit<Sent, 'fileName'>,
  made: Report,
  name: string,
): Promise<Result<WrittenOut, Failure>> {
  if (sent.choice.audience === 'public' && process.stdin.isTTY && !given.flag('yes-public')) {
    const confirmed = await confirmPublic({ text: made.plain, receipt: sent.receipt }, output);
    if (!confirmed.ok) return confirmed;
  }
  const written = writeFileWhole(name, sent.content);
  if (!written.ok) return written;
  const file = written.value;
  const kept = await keepPublication(vault, { ...sent, fileName: basename(file) }, made);
  if (!kept.ok) {
    const failure = failureOf(kept.error).error;
    const message = `The report was written to ${file}, but is not remembered as told. ${failure.message}`;
    return { ok: false, error: { ...failure, message } };
  }
  if (kept.value.cut.length > 0) output.say(cutText(kept.value));
  return ok({ file, kept: kept.value });
}

/** `brief`: said with every report that is written; `aside`: the whole, where it was asked for. */
function comparisonSaid(
  comparison: Comparison | undefined,
  { given }: Session,
  language: ReportOptions['language'],
  now: string,
): { readonly brief: string; readonly aside: string } {
  if (given.flag('compare')) return { brief: '', aside: comparisonText(comparison, language, now) };
  return { brief: comparison ? comparisonBrief(comparison, language, now) : '', aside: '' };
}

function cutText({ cut }: KeptPublication): string {
  const words = {
    text: 'Only the beginning of its text is kept',
    receipt: 'Only the beginning of its receipt is kept',
    included: 'The list of what went in is not kept',
    withheld: 'The list of what was held back is not kept',
    statements: 'No later report can be compared with it',
  };
  return `This report is too long to be remembered whole. ${cut.map((each) => `${words[each]}.`).join(' ')}`;
}

/** Free text can name what is held back everywhere else; only the person can tell. */
function suspectsText({ suspects }: Report): string {
  const words = [...new Set(suspects.map((suspect) => suspect.match))].join(', ');
  return `Before you send it: the text somebody wrote by hand names what is held back otherwise: ${words}.`;
}

function isFolder(name: string): boolean {
  return statSync(pathFromUser(name), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function readersOf(choice: ReportChoice, spaceName: string | undefined): string {
  const audience = audienceWord(choice.audience);
  if (spaceName !== undefined) return `the ${audience} "${spaceName}"`;
  return { private: 'me alone', circle: 'the circle', coalition: 'the coalition', public: 'everyone' }[audience];
}
