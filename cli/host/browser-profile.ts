/**
 * How a browser is told to keep nothing and ask nobody: a private window, in a profile that is thrown away. The address
 * of the start file may stand in a command line, where every user of the computer can read it; a token may not.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../shared/bridge/contract/app.ts';
import { nearestLanguage } from '../../shared/i18n/locale.ts';
import type { Browser } from './find-browser.ts';

export interface Launch {
  readonly command: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface ProfileFor {
  readonly browser: Browser;
  /** The session's own, empty of profiles. */
  readonly folder: string;
  /** A file: address. */
  readonly startPage: string;
  /** Of the screens, for the browser's own words: its print window, its menus; `system`: as it is set up. */
  readonly language: Settings['language'];
}

export function prepareProfile({ browser, folder, startPage, language }: ProfileFor): Launch {
  const profile = join(folder, 'profile');
  const scratch = join(folder, 'scratch');
  mkdirSync(join(profile, 'Default'), { recursive: true, mode: 0o700 });
  mkdirSync(scratch, { mode: 0o700 });
  if (browser.kind === 'firefox') writeFileSync(join(profile, 'user.js'), firefoxPreferences(), { mode: 0o600 });
  else writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(chromiumPreferences), { mode: 0o600 });
  return {
    command: browser.path,
    words:
      browser.kind === 'firefox'
        ? firefoxWords(profile, startPage)
        : [...languageWords(language), ...chromiumWords(profile, startPage)],
    environment: {
      // Lists of files lately used, caches of fonts and shaders, and shared memory where /dev/shm is small: all of these
      // would else be written outside the profile. XDG_CONFIG_HOME stays: input methods find their service there.
      TMPDIR: scratch,
      XDG_CACHE_HOME: scratch,
      XDG_DATA_HOME: scratch,
      MOZ_CRASHREPORTER_DISABLE: '1',
      // Chromium on Linux takes its own language from here only.
      ...(language !== 'system' && { LANGUAGE: nearestLanguage[language] }),
    },
  };
}

function languageWords(language: Settings['language']): string[] {
  return language === 'system' ? [] : [`--lang=${nearestLanguage[language]}`];
}

function chromiumWords(profile: string, startPage: string): string[] {
  return [
    `--user-data-dir=${profile}`,
    // Seen with Chromium 156: an app window is private too where both are asked for.
    '--incognito',
    `--app=${startPage}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--no-service-autorun',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-client-side-phishing-detection',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--no-pings',
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
    '--disk-cache-size=1',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,InterestFeedContentSuggestions',
    // The window needs nobody but the host; what the flags above forget finds no other address.
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    // Else a page reaches any address by STUN: no policy of a page covers WebRTC. Without a proxy, this leaves it no way.
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  ];
}

const chromiumPreferences = {
  download: { prompt_for_download: true },
  credentials_enable_service: false,
  autofill: { profile_enabled: false, credit_card_enabled: false },
  search: { suggest_enabled: false },
  safebrowsing: { enabled: false },
  translate: { enabled: false },
  spellcheck: { use_spelling_service: false },
};

function firefoxWords(profile: string, startPage: string): string[] {
  return ['--no-remote', '--new-instance', '--profile', profile, '--private-window', startPage];
}

function firefoxPreferences(): string {
  const preferences: Readonly<Record<string, string | number | boolean>> = {
    'browser.privatebrowsing.autostart': true,
    'browser.cache.disk.enable': false,
    'browser.sessionstore.privacy_level': 2,
    'browser.sessionstore.resume_from_crash': false,
    'browser.formfill.enable': false,
    'signon.rememberSignons': false,
    'browser.download.useDownloadDir': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.aboutwelcome.enabled': false,
    'browser.newtabpage.enabled': false,
    'browser.tabs.warnOnClose': false,
    'browser.search.update': false,
    'browser.search.suggest.enabled': false,
    'browser.region.network.url': '',
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.safebrowsing.downloads.remote.enabled': false,
    'app.update.auto': false,
    'app.normandy.enabled': false,
    'extensions.update.enabled': false,
    'extensions.getAddons.cache.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'datareporting.healthreport.uploadEnabled': false,
    'toolkit.telemetry.enabled': false,
    'toolkit.telemetry.unified': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.dns.disablePrefetch': true,
    'network.prefetch-next': false,
    'network.trr.mode': 5,
    'media.gmp-manager.url': '',
    'media.peerconnection.enabled': false,
    'identity.fxaccounts.enabled': false,
    // Private windows try https first, which nobody answers on our port.
    'dom.security.https_first_pbm': false,
    // A proxy that is not there: loopback goes past it, everything else goes nowhere.
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': 9,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': 9,
    'network.proxy.socks': '127.0.0.1',
    'network.proxy.socks_port': 9,
    'network.proxy.socks_remote_dns': true,
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  return `${lines.join('\n')}\n`;
}
