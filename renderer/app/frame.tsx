/** The frame around every screen behind the lock: rail, quick add, search, the screen, the line that tells the truth. */
import {
  Archive,
  ArrowLeftRight,
  Building2,
  CalendarDays,
  CircleAlert,
  Ellipsis,
  FileText,
  Handshake,
  Lock,
  type LucideIcon,
  MonitorSmartphone,
  Radio,
  Settings as SettingsIcon,
  Sun,
  TrainFront,
  Users,
} from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Link, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { frameWords } from '../../shared/i18n/app/frame.ts';
import { lock } from '../data/drafts.ts';
import { useClient, useEngine, useOpenVault, useSteps } from '../data/engine.tsx';
import { NeedsProvider, useNeeds } from '../data/needs.tsx';
import { SyncProvider } from '../data/sync.tsx';
import { Palette } from '../palette/palette.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Empty, Waiting } from '../parts/notice.tsx';
import { QuickAdd } from '../quick-add/quick-add.tsx';
import { KeyHelp } from '../screens/keys/key-help.tsx';
import { useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { AtTheDoor } from './at-the-door.tsx';
import { CustodyLine } from './custody-line.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { useFocusKeeper } from './focus-keeper.ts';
import { commandKey, pathOfPlace, useGlobalKeys } from './keys.ts';
import { useListKeys } from './list-keys.ts';
import { type Overlay, OverlayProvider, useOverlay } from './overlay.tsx';
import { type Place, routes } from './routes.tsx';
import { SyncToasts } from './sync-toasts.tsx';

export function Frame() {
  return (
    <Router hook={useHashLocation}>
      <OverlayProvider>
        <NeedsProvider>
          <SyncProvider>
            <Framed />
          </SyncProvider>
        </NeedsProvider>
      </OverlayProvider>
    </Router>
  );
}

const rail: readonly (readonly [Place, LucideIcon])[] = [
  ['today', Sun],
  ['plan', CalendarDays],
  ['organisations', Building2],
  ['people', Users],
  ['trips', TrainFront],
  ['coalition', Handshake],
  ['reports', FileText],
  ['needs', CircleAlert],
  ['sync', ArrowLeftRight],
];
/** Under `sync`, while one is at any of the three: so few go there that the rail stays calm without them. */
const besideSync: readonly (readonly [Place, LucideIcon])[] = [
  ['meet', Radio],
  ['members', MonitorSmartphone],
];
const railFoot: readonly (readonly [Place, LucideIcon])[] = [
  ['archive', Archive],
  ['settings', SettingsIcon],
];

function Framed() {
  const words = useWords(frameWords);
  const { overlay, setOverlay } = useOverlay();
  const lock = useLock();
  const quickAdd = useRef<HTMLInputElement>(null);
  useKeys(quickAdd, setOverlay, lock);
  useListKeys();
  useFocusKeeper();
  useMenuCommands(quickAdd, setOverlay, lock);
  usePresence();
  useDraftProblems();
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {words.skip}
      </button>
      <Rail onLock={lock} />
      <header className="top">
        <QuickAdd ref={quickAdd} />
        <Button look="plain" className="search-button" onClick={() => setOverlay('palette')}>
          {words.searchEverything} <kbd className="key">{commandKey()}K</kbd>
        </Button>
      </header>
      <main id="main" tabIndex={-1}>
        <AtTheDoor />
        <Screens />
      </main>
      <Palette isOpen={overlay === 'palette'} onClose={() => setOverlay(undefined)} />
      <KeyHelp isOpen={overlay === 'keys'} onClose={() => setOverlay(undefined)} />
      <SyncToasts />
    </div>
  );
}

/** What a narrow window keeps behind "More". */
const rare: ReadonlySet<Place> = new Set<Place>([
  'trips',
  'coalition',
  'reports',
  'sync',
  'meet',
  'members',
  'archive',
  'settings',
]);

function Rail({ onLock }: { onLock: () => void }) {
  const words = useWords(frameWords);
  return (
    <nav className="rail" aria-label={words.mainMenu}>
      <p className="brand" aria-hidden="true">
        Samband
      </p>
      <ul className="places">
        {rail.map(([place, Icon]) => (
          <RailLink key={place} place={place} Icon={Icon} />
        ))}
        <BesideSync />
      </ul>
      <ul className="places foot">
        {railFoot.map(([place, Icon]) => (
          <RailLink key={place} place={place} Icon={Icon} />
        ))}
        <li className="rare">
          <LockPlace onLock={onLock} />
        </li>
        <li className="more">
          <More onLock={onLock} />
        </li>
      </ul>
      <CustodyLine />
    </nav>
  );
}

function BesideSync() {
  const here = placeOf(useLocation()[0]);
  if (here !== 'sync' && !besideSync.some(([place]) => place === here)) return null;
  return besideSync.map(([place, Icon]) => <RailLink key={place} place={place} Icon={Icon} under />);
}

function LockPlace({ onLock }: { onLock: () => void }) {
  const words = useWords(frameWords);
  return (
    <button type="button" className="place" onClick={onLock}>
      <Lock size={17} aria-hidden="true" />
      <span className="word">{words.lock}</span>
    </button>
  );
}

/** In a narrow window: the places that have no room in its bar, and where one's edits are, in full. */
function More({ onLock }: { onLock: () => void }) {
  const { act } = useCommonWords();
  const [isOpen, setOpen] = useState(false);
  const [location] = useLocation();
  const here = placeOf(location);
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        className="place"
        aria-haspopup="dialog"
        aria-current={here !== undefined && rare.has(here) ? 'true' : undefined}
        onClick={() => setOpen(true)}
      >
        <Ellipsis size={17} aria-hidden="true" />
        <span className="word">{act.more}</span>
      </button>
      <Dialog isOpen={isOpen} onClose={close} title={act.more}>
        <ul className="more-places">
          {[...rail, ...besideSync, ...railFoot]
            .filter(([place]) => rare.has(place))
            .map(([place, Icon]) => (
              <RailLink key={place} place={place} Icon={Icon} onGo={close} />
            ))}
          <li>
            <LockPlace onLock={onLock} />
          </li>
        </ul>
        <CustodyLine onGo={close} />
      </Dialog>
    </>
  );
}

interface RailLinkProps {
  readonly place: Place;
  readonly Icon: LucideIcon;
  readonly onGo?: () => void;
  /** Belongs to the place above it. */
  readonly under?: boolean;
}

function RailLink({ place, Icon, onGo, under }: RailLinkProps) {
  const { places } = useCommonWords();
  const [location] = useLocation();
  const here = placeOf(location) === place;
  return (
    <li className={[rare.has(place) ? 'rare' : '', under ? 'under' : ''].join(' ').trim() || undefined}>
      <Link className="place" href={pathOfPlace[place]} aria-current={here ? 'page' : undefined} onClick={onGo}>
        <Icon size={17} aria-hidden="true" />
        <span className="word">{places[place]}</span>
        {place === 'needs' && <NeedsCount />}
      </Link>
    </li>
  );
}

function NeedsCount() {
  const { value } = useNeeds();
  const formats = useFormats();
  return value && value.total > 0 ? <span className="count figures">{formats.number(value.total)}</span> : null;
}

function Screens() {
  const words = useWords(frameWords);
  const [location, go] = useLocation();
  useEffect(() => {
    if (location === '/' || location === '') go(pathOfPlace.today, { replace: true });
  }, [location, go]);
  return (
    <ErrorBoundary key={location}>
      <Suspense fallback={<Waiting rows={6} />}>
        <Switch>
          {routes.map(({ path, screen: Screen }) => (
            <Route key={path} path={path}>
              {(params) => <Screen params={params as Readonly<Record<string, string | undefined>>} />}
            </Route>
          ))}
          <Route path="/" />
          <Route>
            <div className="page">
              <Empty title={words.notFound}>
                <p>{words.notFoundHint}</p>
              </Empty>
            </div>
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

/** The rail's place of an address, by the route that shows it. */
function placeOf(location: string): Place | undefined {
  const first = location.split('/')[1] ?? '';
  return routes.find(({ path }) => path.split('/')[1] === first)?.place;
}

function useLock(): () => void {
  const client = useClient();
  return () => lock(client);
}

/** Whoever writes on a full disk is told before it matters. */
function useDraftProblems(): void {
  const { drafts } = useOpenVault().workspace;
  const { sayProblem } = useSteps();
  useEffect(() => drafts.onProblem(sayProblem), [drafts, sayProblem]);
}

function useKeys(
  quickAdd: { readonly current: HTMLInputElement | null },
  setOverlay: (overlay: Overlay | undefined) => void,
  lock: () => void,
): void {
  const [, go] = useLocation();
  const steps = useSteps();
  useGlobalKeys((key) => {
    switch (key.type) {
      case 'go':
        return go(pathOfPlace[key.place]);
      case 'add':
        return quickAdd.current?.focus();
      case 'search':
      case 'palette':
        return setOverlay('palette');
      case 'keys':
        return setOverlay('keys');
      case 'report':
        return go('/report');
      case 'import':
        return go('/import');
      case 'undo':
        return void steps.undo();
      case 'redo':
        return void steps.redo();
      case 'lock':
        return lock();
    }
  });
}

function useMenuCommands(
  quickAdd: { readonly current: HTMLInputElement | null },
  setOverlay: (overlay: Overlay | undefined) => void,
  lock: () => void,
): void {
  const { shell } = useEngine();
  const [, go] = useLocation();
  const steps = useSteps();
  const run = useRef((_command: string) => {});
  run.current = (command) => {
    const [verb, target = ''] = command.split(':');
    if (verb === 'add') quickAdd.current?.focus();
    else if (verb === 'search') setOverlay('palette');
    else if (verb === 'keys') setOverlay('keys');
    else if (verb === 'undo') void steps.undo();
    else if (verb === 'redo') void steps.redo();
    else if (verb === 'lock') lock();
    else if (verb === 'settings' || verb === 'import' || verb === 'report') go(`/${verb}`);
    else if (verb === 'go' && target in pathOfPlace) go(pathOfPlace[target as Place]);
    else if (verb === 'open' && /^\/[a-z]+\/[0-9a-f]{32}$/.test(target)) go(target);
  };
  useEffect(() => shell.onCommand((command) => run.current(command)), [shell]);
}

/** Keys and pointer keep the vault open; told at most every half minute. */
function usePresence(): void {
  const client = useClient();
  useEffect(() => {
    let last = 0;
    const seen = (event: Event) => {
      if (event.timeStamp - last < 30_000) return;
      last = event.timeStamp;
      void client.call('touch', {});
    };
    window.addEventListener('keydown', seen, { capture: true, passive: true });
    window.addEventListener('pointerdown', seen, { capture: true, passive: true });
    return () => {
      window.removeEventListener('keydown', seen, { capture: true });
      window.removeEventListener('pointerdown', seen, { capture: true });
    };
  }, [client]);
}
