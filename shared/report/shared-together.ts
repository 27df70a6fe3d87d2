/** What organisations have in common: the tools they lean on, who is leaving them, who could carry them. */
import { languageNamer } from '../i18n/language-names.ts';
import type { ReportWords } from '../i18n/report/words.ts';
import { cell, functionsText, nameOf, namesOf, plainNames, tableOf } from './common-blocks.ts';
import { countryName } from './country.ts';
import { dateText } from './day-words.ts';
import {
  type Block,
  fillText,
  join,
  type Line,
  type ListItem,
  line,
  list,
  paragraph,
  plainText,
  section,
  strong,
  text,
} from './document.ts';
import type { LayoutContext } from './layout-context.ts';
import type { CohortView, OfferView, TogetherView } from './views.ts';

export function togetherBlocks(together: TogetherView, context: LayoutContext): Block[] {
  const { headings } = context.words;
  return [
    ...section(headings.dependOnTogether, dependencyBlocks(together, context)),
    ...section(headings.migrations, migrationBlocks(together, context)),
    ...section(headings.cohorts, cohortBlocks(together.cohorts, context.words)),
    ...section(headings.offers, offerBlocks(together.offers, context)),
  ];
}

function dependencyBlocks({ tools, dependencies, renewals }: TogetherView, { words, today }: LayoutContext): Block[] {
  const { columns, headings, dependency, calendar } = words;
  const groups = tableOf([
    { head: columns.what, cells: tools.map(({ use }) => line(dependency[use])) },
    { head: columns.supplier, cells: tools.map(({ supplier }): Line => [{ type: 'name', text: supplier }]) },
    { head: columns.organisations, cells: tools.map(({ atLeast }) => line(atLeastText(atLeast, words))) },
  ]);
  const named = tableOf([
    { head: columns.organisation, cells: dependencies.map(({ organisation }) => nameOf(organisation)) },
    { head: columns.what, cells: dependencies.map(({ use }) => line(dependency[use])) },
    {
      head: columns.tool,
      cells: dependencies.map(({ tool }) => cell(tool)),
    },
    {
      head: columns.until,
      cells: dependencies.map(({ contractEnds }) => cell(contractEnds && dateText(calendar, contractEnds, today))),
    },
  ]);
  const ending = renewals.map(({ use, quarter, atLeast }): ListItem => {
    const month = (iso: string) => calendar.months[Number(iso.slice(5, 7)) - 1] ?? '';
    const { from, to } = quarter;
    const when = fillText(calendar.quarter, { from: month(from), to: month(to), year: from.slice(0, 4) });
    return { line: [strong(when), text(`: ${dependency[use]}, ${atLeastText(atLeast, words)}`)] };
  });
  return [
    ...(tools.length > 0 ? [groups] : []),
    ...(dependencies.length > 0 ? section(headings.agreed, [named], 3) : []),
    ...(ending.length > 0 ? section(headings.renewals, [list(ending)], 3) : []),
  ];
}

function atLeastText(atLeast: number, { told }: ReportWords): string {
  return fillText(told.atLeast, { n: String(atLeast) });
}

function migrationBlocks({ stages, migrations }: TogetherView, { words }: LayoutContext): Block[] {
  const { columns, headings, dependency } = words;
  const groups = tableOf([
    { head: columns.what, cells: stages.map(({ use }) => line(dependency[use])) },
    { head: columns.status, cells: stages.map(({ stage }) => line(words.stage[stage])) },
    { head: columns.organisations, cells: stages.map(({ atLeast }) => line(atLeastText(atLeast, words))) },
  ]);
  const named = tableOf([
    { head: columns.organisation, cells: migrations.map(({ organisation }) => nameOf(organisation)) },
    { head: columns.what, cells: migrations.map(({ use }) => line(dependency[use])) },
    {
      head: columns.movingTo,
      cells: migrations.map(({ software, provider }) =>
        join([...(software ? [line(software)] : []), ...(provider ? [nameOf(provider)] : [])], ', '),
      ),
    },
    { head: columns.status, cells: migrations.map(({ status }) => cell(status && words.migration[status])) },
  ]);
  return [
    ...(stages.length > 0 ? [groups] : []),
    ...(migrations.length > 0 ? section(headings.agreed, [named], 3) : []),
  ];
}

function cohortBlocks(cohorts: readonly CohortView[], words: ReportWords): Block[] {
  const items = cohorts.map(({ title, functions, suppliers, status, taking, invited }): ListItem => {
    const what = functionsText(functions, words);
    const from = suppliers.length > 0 ? [plainNames(suppliers, words)] : [];
    const remarks = [...(what === '' ? [] : [line(what)]), ...from];
    const about = join(remarks, ': ');
    const called = [strong(title ?? plainText(about))];
    const beside = [...(title && about.length > 0 ? [about] : []), ...(status ? [line(words.cohort[status])] : [])];
    return {
      line: beside.length > 0 ? [...called, text(' ('), ...join(beside, '; '), text(')')] : called,
      details: [
        ...(taking.length > 0 ? [[text(`${words.member.in}: `), ...namesOf(taking, words)]] : []),
        ...(invited.length > 0 ? [[text(`${words.member.invited}: `), ...namesOf(invited, words)]] : []),
      ],
    };
  });
  return items.length > 0 ? [list(items)] : [];
}

/** What somebody looked at stands apart from what a host says of itself. */
function offerBlocks(offers: readonly OfferView[], context: LayoutContext): Block[] {
  const { headings, told } = context.words;
  const [verified, declared] = [offers.filter((each) => each.verified), offers.filter((each) => !each.verified)];
  return [
    ...(verified.length > 0 ? section(headings.verified, [offerTable(verified, context)], 3) : []),
    ...(declared.length > 0
      ? section(headings.declared, [paragraph(line(told.declared)), offerTable(declared, context)], 3)
      : []),
  ];
}

function offerTable(offers: readonly OfferView[], { words, today }: LayoutContext): Block {
  const { columns } = words;
  return tableOf([
    { head: columns.organisation, cells: offers.map(({ provider }) => nameOf(provider)) },
    { head: columns.what, cells: offers.map(({ use }) => line(words.dependency[use])) },
    { head: columns.software, cells: offers.map(({ software }) => cell(software)) },
    { head: columns.languages, cells: offers.map(({ languages }) => cell(languagesText(languages, words))) },
    {
      head: columns.jurisdiction,
      cells: offers.map(({ jurisdiction }) => cell(jurisdiction && (countryName(jurisdiction, words) ?? jurisdiction))),
    },
    {
      head: columns.governance,
      cells: offers.map(({ governance }) => cell(governance && words.governance[governance])),
    },
    { head: columns.floss, cells: offers.map(({ floss }) => cell(floss && words.floss[floss])) },
    {
      head: columns.checked,
      cells: offers.map(({ checked }) => cell(checked && dateText(words.calendar, checked, today))),
    },
  ]);
}

/** Languages by name; one written in another way stands as it was written. */
export function languagesText(languages: readonly string[], { language }: ReportWords): string {
  return languages.map(languageNamer(language)).join(', ');
}
