/** What the author has learnt of tools, moves, cohorts and hosts: all of it. */
import * as lists from '../model/enumerations.ts';
import type { Row } from '../query/row.ts';
import { cell, functionsText, plainNames, tableOf } from './common-blocks.ts';
import { countryName } from './country.ts';
import { dateText } from './day-words.ts';
import { type Block, join, type Line, type ListItem, line, list, section, strong, text } from './document.ts';
import { inertName, proseLine } from './inert.ts';
import { organisationLine, type Privately } from './private-words.ts';
import { known, live, rowNamed, rowsNamed } from './rows.ts';
import { concernsScope, covers, isTour } from './scope.ts';
import { languagesText } from './shared-together.ts';

export function privateTogetherBlocks(given: Privately): Block[] {
  const { headings } = given.words;
  return [
    ...section(headings.dependencies, dependencyTable(given)),
    ...section(headings.migrations, migrationTable(given)),
    ...section(headings.cohorts, cohortList(given)),
    ...section(headings.offers, offerTable(given)),
  ];
}

/** Tied to somebody this report is about, or learnt on a day it covers. */
function concernsReport({ reading }: Privately): (org: string | undefined, learnt?: string) => boolean {
  const concerns = concernsScope(reading, reading.graph, reading.encounters);
  const covered = covers(reading.choice, reading.graph);
  return (org, learnt) => concerns([org]) || (learnt !== undefined && covered(learnt));
}

function organisationCell(given: Privately, id: string | undefined): Line {
  const organisation = rowNamed(given.reading.graph, id, 'organisation');
  return organisation ? organisationLine(given, organisation) : [];
}

function useCell({ words }: Privately, said: string | undefined): Line {
  const use = known(lists.dependencyFunctions, said);
  return use ? line(words.dependency[use]) : cell(inertName(said ?? ''));
}

function written(values: readonly (string | undefined)[]): Line {
  return cell(values.flatMap((value) => (value ? inertName(value) : [])).join(', '));
}

function dependencyTable(given: Privately): Block[] {
  const { reading, words, include } = given;
  const { columns, calendar } = words;
  const concerns = concernsReport(given);
  const rows = live(reading.graph.ofKind('dependency')).filter(({ fields }) => concerns(fields.org, fields.asOf));
  if (rows.length === 0) return [];
  for (const row of rows) include(row);
  return [
    tableOf([
      { head: columns.organisation, cells: rows.map(({ fields }) => organisationCell(given, fields.org)) },
      { head: columns.what, cells: rows.map(({ fields }) => useCell(given, fields.function)) },
      {
        head: columns.tool,
        cells: rows.map(({ fields }) => written([fields.product, fields.vendor, fields.hostedBy])),
      },
      {
        head: columns.until,
        cells: rows.map(({ fields }) =>
          cell(fields.contractEnds && dateText(calendar, fields.contractEnds, reading.today)),
        ),
      },
    ]),
  ];
}

function migrationTable(given: Privately): Block[] {
  const { reading, words, include } = given;
  const { columns, calendar } = words;
  const concerns = concernsReport(given);
  const rows = live(reading.graph.ofKind('migration')).filter(({ fields }) => concerns(fields.org, fields.from));
  if (rows.length === 0) return [];
  for (const row of rows) include(row);
  return [
    tableOf([
      { head: columns.organisation, cells: rows.map(({ fields }) => organisationCell(given, fields.org)) },
      { head: columns.what, cells: rows.map(({ fields }) => useCell(given, fields.function)) },
      {
        head: columns.movingTo,
        cells: rows.map(({ fields }) => {
          const host = organisationCell(given, fields.provider);
          return join(
            [written([fields.software]), host].filter((each) => each.length > 0),
            ', ',
          );
        }),
      },
      { head: columns.status, cells: rows.map((row) => migrationStatus(given, row)) },
      {
        head: columns.due,
        cells: rows.map(({ fields }) => cell(fields.due && dateText(calendar, fields.due, reading.today))),
      },
      {
        head: columns.next,
        cells: rows.map(({ fields }) =>
          written([...Object.keys(fields.blockers), proseLine(fields.nextStep ?? '') || undefined]),
        ),
      },
    ]),
  ];
}

function migrationStatus({ reading, words }: Privately, { fields }: Row<'migration'>): Line {
  const status = known(lists.migrationStatuses, fields.status);
  const said = status ? words.migration[status] : inertName(fields.status ?? '');
  const over = status === 'migrated' || status === 'old_account_closed';
  const late = fields.due !== undefined && fields.due < reading.today && !over;
  return join([...(said === '' ? [] : [line(said)]), ...(late ? [[strong(words.promise.overdue)]] : [])], ', ');
}

function cohortList(given: Privately): Block[] {
  const { reading, words, include } = given;
  const concerns = concernsScope(reading, reading.graph, reading.encounters);
  const tour = isTour(reading.choice);
  const rows = live(reading.graph.ofKind('cohort')).filter(
    ({ fields }) => tour || concerns(Object.keys(fields.members)),
  );
  const items = rows.map((row): ListItem => {
    include(row);
    const { fields } = row;
    const functions = lists.dependencyFunctions.filter((use) => fields.functions[use]);
    const suppliers = Object.keys(fields.vendors).map(inertName).filter(Boolean).sort();
    const status = known(lists.cohortStatuses, fields.status);
    const remarks: Line[] = [
      ...(functions.length > 0 ? [line(functionsText(functions, words))] : []),
      ...(suppliers.length > 0 ? [plainNames(suppliers, words)] : []),
      ...(status ? [line(words.cohort[status])] : []),
    ];
    const title = inertName(fields.title ?? '') || words.labels.unnamed;
    return {
      line: [strong(title), ...(remarks.length > 0 ? [text(' ('), ...join(remarks, '; '), text(')')] : [])],
      details: lists.cohortMemberStates.flatMap((state): Line[] => {
        const ids = Object.entries(fields.members).filter(([, said]) => said === state);
        const members = rowsNamed(reading.graph, Object.fromEntries(ids), 'organisation');
        if (members.length === 0) return [];
        const names = members.map((each) => organisationLine(given, each));
        return [[text(`${words.member[state]}: `), ...join(names, ', ')]];
      }),
    };
  });
  return items.length > 0 ? [list(items)] : [];
}

function offerTable(given: Privately): Block[] {
  const { reading, words, include } = given;
  const { columns, calendar } = words;
  const concerns = concernsScope(reading, reading.graph, reading.encounters);
  const tour = isTour(reading.choice);
  const rows = live(reading.graph.ofKind('hosting_offer')).filter(({ fields }) => tour || concerns([fields.provider]));
  if (rows.length === 0) return [];
  for (const row of rows) include(row);
  const column = (head: string, say: (fields: Row<'hosting_offer'>['fields']) => Line) => ({
    head,
    cells: rows.map(({ fields }) => say(fields)),
  });
  return [
    tableOf([
      column(columns.organisation, ({ provider }) => organisationCell(given, provider)),
      column(columns.what, (fields) => useCell(given, fields.function)),
      column(columns.software, ({ software }) => written([software])),
      column(columns.seats, ({ seatsFree }) => cell(seatsFree === undefined ? undefined : String(seatsFree))),
      column(columns.price, ({ priceModel }) => written([priceModel])),
      column(columns.languages, ({ languages }) =>
        cell(languagesText(Object.keys(languages).map(inertName).sort(), words)),
      ),
      column(columns.jurisdiction, ({ jurisdiction }) =>
        cell(countryName(jurisdiction, words) ?? inertName(jurisdiction ?? '')),
      ),
      column(columns.governance, ({ governance }) => {
        const form = known(lists.governances, governance);
        return cell(form && words.governance[form]);
      }),
      column(columns.floss, ({ floss }) => {
        const share = known(lists.flossShares, floss);
        return cell(share && words.floss[share]);
      }),
      column(columns.checked, ({ evidence, verifiedBy, lastChecked }) =>
        written([
          evidence === 'verified' ? verifiedBy : words.told.selfDeclared,
          lastChecked && dateText(calendar, lastChecked, reading.today),
        ]),
      ),
    ]),
  ];
}
