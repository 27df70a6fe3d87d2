import type { ReportChoiceInput, reportMethods } from '../../../shared/bridge/contract/report.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
import { asksOfPost } from '../../../shared/edit/asks-of-post.ts';
import type { Graph } from '../../../shared/query/fold.ts';
import { folded, passages } from '../../../shared/query/passages.ts';
import { isRowOf } from '../../../shared/query/row.ts';
import { renderBbcode } from '../../../shared/report/bbcode.ts';
import { audienceWord, type ReportChoice } from '../../../shared/report/choice.ts';
import { compareReports, comparisonText, statementsOf } from '../../../shared/report/compare.ts';
import { receiptText } from '../../../shared/report/receipt.ts';
import { meetingReport, type Report, reportFileName } from '../../../shared/report/report.ts';
import { bareHandles } from '../../../shared/report/thread.ts';
import { err, ok } from '../../../shared/result.ts';
import { contentKept, keepPublication, publicationsIn, toldBefore, toldBy } from '../../publications.ts';
import type { Vault } from '../../vault/api.ts';
import { type WindowSession, withVault } from '../host.ts';

export function reportHandlers(window: WindowSession): Pick<Handlers, keyof typeof reportMethods> {
  return {
    findTold: ({ text }) =>
      withVault(window, async (vault) => {
        const found = publicationsIn(vault.graph()).flatMap((row) => {
          const here = folded(text) === '' ? [] : passages(contentKept(row, 'text'), text);
          return here.length > 0 ? [{ id: row.id, passages: here }] : [];
        });
        return ok({ found });
      }),
    previewReport: ({ choice, today, language = choice.language }) =>
      withVault(window, async (vault) => {
        const made = reportOf(vault, choice, today);
        const { title, fileName, audience, markdown, html, plain, included, withheld, suspects } = made;
        const statements = statementsOf(made.document, today);
        const told = toldBy(choice as ReportChoice, statements);
        const comparison = compareReports(told, toldBefore(vault.graph(), choice as ReportChoice));
        return ok({
          title,
          fileName,
          audience,
          markdown,
          html,
          plain,
          included: included.length,
          withheld: withheld.map((each) => ({ ...each })),
          suspects: suspects.map((each) => ({ ...each })),
          comparison: comparison ? comparisonText(comparison, language, today) : '',
          bbcode: audience === 'public' ? renderBbcode(made.document) : '',
          bare: audience === 'public' ? bareIn(vault.graph(), made) : [],
        });
      }),
    publishReport: ({ choice: chosen, today, format, confirmed }) =>
      withVault(window, async (vault) => {
        const choice = chosen as ReportChoice;
        const isPublic = audienceWord(choice.audience) === 'public';
        if (isPublic && confirmed !== 'public') return err({ type: 'NotConfirmed' });
        const made = reportOf(vault, chosen, today);
        const fileName = reportFileName(choice, today, format === 'bbcode' ? 'txt' : format);
        // A PDF is printed from the HTML by the shell.
        const content = {
          md: made.markdown,
          html: made.html,
          txt: made.plain,
          pdf: made.html,
          bbcode: renderBbcode(made.document),
        }[format];
        const receipt = receiptText({ ...made, fileName }, choice.language);
        const statements = statementsOf(made.document, today);
        const kept = await keepPublication(vault, { choice, format, fileName, content, receipt, statements }, made);
        if (!kept.ok) return kept;
        return ok({ fileName, content, publication: kept.value.id, asks: asksOfPost(vault.graph(), made.asked) });
      }),
  };
}

/** Of the organisations that stand in it: a person is never looked up by a name in a text. */
function bareIn(graph: Graph, { plain, included }: Report): { handle: string; record?: string }[] {
  const owners = new Map(
    included.flatMap((id) => {
      const row = graph.rowOf(id);
      if (!row || !isRowOf(row, 'organisation')) return [];
      return row.fields.handles.flatMap(({ user, host }) => (host ? [] : [[`@${user}`.toLowerCase(), id] as const]));
    }),
  );
  return bareHandles(plain).map((handle) => {
    const record = owners.get(handle.toLowerCase());
    return { handle, ...(record && { record }) };
  });
}

function reportOf(vault: Vault, choice: ReportChoiceInput, today: string): Report {
  const author = choice.author ?? vault.name;
  return meetingReport({
    parts: vault.parts(),
    full: vault.graph(),
    spaces: vault.spaces,
    choice: choice as ReportChoice,
    today,
    ...(author !== '' && { author }),
  });
}
