/** The plan: one set of encounters, seen as board, list or calendar. */
import { CalendarDays, KanbanSquare, List, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import { noFilter } from '../../../shared/query/plan-view.ts';
import { exhaustive } from '../../../shared/result.ts';
import type { ScreenProps } from '../../app/routes.tsx';
import { useScreenKey } from '../../app/use-screen-key.ts';
import { Button } from '../../parts/button.tsx';
import { Empty, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { AddWish } from './add-wish.tsx';
import { Board } from './board.tsx';
import { Calendar } from './calendar.tsx';
import { Filters } from './filters.tsx';
import { lastView, type PlanView, planViews, rememberView, usePlanFilter } from './plan-filter.ts';
import { PlanList } from './plan-list.tsx';
import { type PlanScene, usePlanScene } from './plan-scene.ts';
import { TripLegs } from './trip-legs.tsx';
import './plan.css';

export function Plan({ params }: ScreenProps) {
  const words = useWords(planWords);
  const { places } = useCommonWords();
  const [, go] = useLocation();
  const [filter, change] = usePlanFilter();
  const scene = usePlanScene(filter, words.noCountry);
  const [adding, setAdding] = useState(false);
  const view = planViews.find((each) => each === params['view']);
  useScreenKey('a', () => setAdding(true));
  useEffect(() => {
    if (view) rememberView(view);
    else go(`/plan/${lastView()}`, { replace: true });
  }, [view, go]);
  if (!view) return null;
  const addButton = (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus size={16} aria-hidden="true" /> {words.addWish} <kbd className="key">A</kbd>
    </Button>
  );
  return (
    <Page
      title={places.plan}
      className="plan"
      fill
      aside={
        <>
          <Views view={view} />
          {scene.all.length > 0 && addButton}
        </>
      }
    >
      {scene.all.length === 0 ? (
        scene.filled ? (
          <Empty title={words.emptyTitle}>
            <p>{words.emptyText}</p>
            {addButton}
          </Empty>
        ) : (
          <Waiting rows={8} />
        )
      ) : (
        <>
          <TripLegs chosen={filter.trip} today={scene.today} />
          <Filters filter={filter} onChange={change} scene={scene} />
          {scene.shown.length === 0 ? (
            <Empty title={words.nothingFits}>
              <Button
                onClick={() =>
                  change({ ...noFilter, country: undefined, trip: undefined, from: undefined, to: undefined })
                }
              >
                {words.clearFilters}
              </Button>
            </Empty>
          ) : (
            <View view={view} scene={scene} />
          )}
        </>
      )}
      <AddWish isOpen={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function View({ view, scene }: { view: PlanView; scene: PlanScene }) {
  switch (view) {
    case 'board':
      return <Board scene={scene} />;
    case 'list':
      return <PlanList scene={scene} />;
    case 'calendar':
      return <Calendar scene={scene} />;
    default:
      return exhaustive(view);
  }
}

const icons = { board: KanbanSquare, list: List, calendar: CalendarDays } as const;

function Views({ view }: { view: PlanView }) {
  const words = useWords(planWords);
  return (
    <nav className="plan-views" aria-label={words.viewsLabel}>
      {planViews.map((each) => {
        const Icon = icons[each];
        return (
          <Link
            key={each}
            className="button small"
            href={`/plan/${each}`}
            replace
            aria-current={each === view ? 'page' : undefined}
          >
            <Icon size={15} aria-hidden="true" /> {words.views[each]}
          </Link>
        );
      })}
    </nav>
  );
}
