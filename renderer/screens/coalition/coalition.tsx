/** What organisations have in common, who could move together, what is offered and what is asked for. */
import { useMemo } from 'react';
import { coalitionWords } from '../../../shared/i18n/app/coalition.ts';
import { sharedDependencies } from '../../../shared/query/coalition.ts';
import { useRowsOfKind } from '../../data/hooks.ts';
import { Empty, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { AddAsk, AddOffer } from './additions.tsx';
import { Asks } from './asks.tsx';
import { Cohorts } from './cohorts.tsx';
import { HostingOffers } from './hosting-offers.tsx';
import { Migrations } from './migrations.tsx';
import { SharedTools } from './shared-tools.tsx';
import './coalition.css';

export function Coalition() {
  const words = useWords(coalitionWords);
  const { places } = useCommonWords();
  const dependencies = useRowsOfKind('dependency');
  const migrations = useRowsOfKind('migration');
  const cohorts = useRowsOfKind('cohort');
  const offers = useRowsOfKind('hosting_offer');
  const asks = useRowsOfKind('ask');
  const shared = useMemo(() => sharedDependencies(dependencies ?? []), [dependencies]);
  if (!dependencies || !migrations || !cohorts || !offers || !asks)
    return (
      <Page title={places.coalition}>
        <Waiting rows={8} />
      </Page>
    );
  const isEmpty = dependencies.length + migrations.length + cohorts.length + offers.length + asks.length === 0;
  return (
    <Page title={places.coalition} className="coalition">
      {isEmpty ? (
        <Empty title={words.emptyTitle}>
          <p>{words.emptyText}</p>
          <AddOffer />
          <AddAsk />
        </Empty>
      ) : (
        <>
          <p className="quiet">{words.lead}</p>
          <SharedTools shared={shared} cohorts={cohorts} />
          <Cohorts cohorts={cohorts} />
          <Migrations migrations={migrations} />
          <HostingOffers offers={offers} cohorts={cohorts} />
          <Asks asks={asks} />
        </>
      )}
    </Page>
  );
}
