/** Where a vault lies when nobody names a folder: the same for both shells, so that they open the same one. */
import { posix, win32 } from 'node:path';

/** What a sealed backup is called. */
export const backupEnding = '.samband-backup';

export interface VaultPlaces {
  readonly folder: string;
  readonly settingsFile: string;
}

export interface Surroundings {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export function defaultVaultPlaces({ platform, environment, home }: Surroundings): VaultPlaces {
  switch (platform) {
    case 'win32': {
      const data = environment['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local');
      return vaultPlaces(win32.join(data, 'Samband', 'vault'), platform);
    }
    case 'darwin':
      return vaultPlaces(posix.join(home, 'Library', 'Application Support', 'Samband', 'vault'), platform);
    default: {
      const given = environment['XDG_DATA_HOME'];
      // A relative path there counts as unset, says the XDG base directory specification.
      const data = given && posix.isAbsolute(given) ? given : posix.join(home, '.local', 'share');
      return vaultPlaces(posix.join(data, 'samband', 'vault'), platform);
    }
  }
}

/** Settings lie beside the vault and under its name, so that two vaults in one folder keep theirs apart. */
export function vaultPlaces(folder: string, platform: string): VaultPlaces {
  const { dirname, basename, join } = platform === 'win32' ? win32 : posix;
  return { folder, settingsFile: join(dirname(folder), `${basename(folder)}.settings.json`) };
}
