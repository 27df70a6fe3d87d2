/** Settings in parts, each with an address of its own. */
import type { ComponentType } from 'react';
import { Link } from 'wouter';
import { settingsWords } from '../../../shared/i18n/app/settings.ts';
import type { ScreenProps } from '../../app/routes.tsx';
import { useSessionKit } from '../../door/session-kit.tsx';
import { Page } from '../../parts/page.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { About } from './about.tsx';
import { Backups } from './backups.tsx';
import { KitAgain } from './kit-again.tsx';
import { LockSettings } from './lock-settings.tsx';
import { Looks } from './looks.tsx';
import './settings.css';

const parts = { looks: Looks, lock: LockSettings, backups: Backups, about: About, kit: KitAgain } as const;
type Part = keyof typeof parts;

export function SettingsScreen({ params }: ScreenProps) {
  const words = useWords(settingsWords);
  const common = useCommonWords();
  const { kit } = useSessionKit();
  const wanted = params['part'] ?? 'looks';
  const part: Part = isPart(wanted) ? wanted : 'looks';
  const shown: readonly Part[] =
    kit || part === 'kit' ? ['looks', 'lock', 'kit', 'backups', 'about'] : ['looks', 'lock', 'backups', 'about'];
  const Shown: ComponentType = parts[part];
  return (
    <Page title={words[part]} name={`${common.places.settings}: ${words[part]}`} className="settings">
      <nav className="settings-parts off-paper" aria-label={common.places.settings}>
        <ul>
          {shown.map((each) => (
            <li key={each}>
              <Link
                href={each === 'looks' ? '/settings' : `/settings/${each}`}
                aria-current={each === part ? 'page' : undefined}
              >
                {words[each]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Shown />
    </Page>
  );
}

function isPart(name: string): name is Part {
  return Object.hasOwn(parts, name);
}
