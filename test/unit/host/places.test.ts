import { describe, expect, test } from 'vitest';
import { electronRuntime } from '../../../cli/electron-runtime.ts';
import { type FolderView, memoryPlace } from '../../../cli/host/session-folder.ts';
import { defaultVaultPlaces, vaultPlaces } from '../../../engine/bridge/places.ts';

describe('the vault nobody named', () => {
  const at = (platform: string, environment: Record<string, string>, home: string) =>
    defaultVaultPlaces({ platform, environment, home });

  test('lies where each system keeps what belongs to a person, its settings beside it', () => {
    expect(at('linux', {}, '/home/ida')).toEqual({
      folder: '/home/ida/.local/share/samband/vault',
      settingsFile: '/home/ida/.local/share/samband/vault.settings.json',
    });
    expect(at('linux', { XDG_DATA_HOME: '/data' }, '/home/ida').folder).toBe('/data/samband/vault');
    expect(at('darwin', {}, '/Users/ida').folder).toBe('/Users/ida/Library/Application Support/Samband/vault');
    expect(at('win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\Ida')).toEqual({
      folder: 'D:\\Local\\Samband\\vault',
      settingsFile: 'D:\\Local\\Samband\\vault.settings.json',
    });
    expect(at('win32', {}, 'C:\\Users\\Ida').folder).toBe('C:\\Users\\Ida\\AppData\\Local\\Samband\\vault');
  });

  test('is not looked for under a relative or empty XDG_DATA_HOME', () => {
    for (const given of ['', 'data', '../data'])
      expect(at('linux', { XDG_DATA_HOME: given }, '/home/ida').folder).toBe('/home/ida/.local/share/samband/vault');
  });

  test('keeps its settings apart from those of a vault beside it', () => {
    expect(vaultPlaces('/stick/north', 'linux').settingsFile).toBe('/stick/north.settings.json');
    expect(vaultPlaces('/stick/south', 'linux').settingsFile).toBe('/stick/south.settings.json');
  });
});

describe('the place in memory', () => {
  const [tmpfs, ramfs, ext4] = [0x01021994, 0x858458f6, 0xef53];
  const view = (
    mounts: Record<string, { type: number; megabytes: number }>,
    { platform = 'linux', runtime }: { platform?: string; runtime?: string } = {},
  ): FolderView => ({
    platform,
    environment: { XDG_RUNTIME_DIR: runtime },
    statfs: (path) => {
      const mount = mounts[path];
      return mount && { type: mount.type, bavail: mount.megabytes * 256, bsize: 4096 };
    },
  });
  const roomy = { type: tmpfs, megabytes: 2_000 };

  test("is the person's own where there is one, else the shared one", () => {
    const both = { '/run/user/1000': roomy, '/dev/shm': roomy };
    expect(memoryPlace(view(both, { runtime: '/run/user/1000' }))).toBe('/run/user/1000');
    expect(memoryPlace(view(both))).toBe('/dev/shm');
    expect(memoryPlace(view({ '/dev/shm': { type: ramfs, megabytes: 2_000 } }))).toBe('/dev/shm');
  });

  test('is never a disk, and never too small', () => {
    const disk = { type: ext4, megabytes: 90_000 };
    expect(memoryPlace(view({ '/run/user/1000': disk, '/dev/shm': disk }, { runtime: '/run/user/1000' }))).toBe(
      undefined,
    );
    expect(memoryPlace(view({ '/dev/shm': { type: tmpfs, megabytes: 64 } }))).toBe(undefined);
    const small = { '/run/user/1000': { type: tmpfs, megabytes: 100 }, '/dev/shm': roomy };
    expect(memoryPlace(view(small, { runtime: '/run/user/1000' }))).toBe('/dev/shm');
    expect(memoryPlace(view({}))).toBe(undefined);
  });

  test('is not assumed on other systems, nor under a relative name', () => {
    for (const platform of ['darwin', 'win32'])
      expect(memoryPlace(view({ '/dev/shm': roomy }, { platform }))).toBe(undefined);
    expect(memoryPlace(view({ here: roomy }, { runtime: 'here' }))).toBe(undefined);
  });
});

describe("Electron's runtime", () => {
  const find = (platform: string, files: readonly string[], environment: Record<string, string> = {}) =>
    electronRuntime({ platform, environment, root: '/app', exists: (path) => files.includes(path) });

  test('is found where its package would have put it, or where somebody says', () => {
    const usual = '/app/node_modules/electron/dist/electron';
    expect(find('linux', [usual])).toBe(usual);
    expect(find('darwin', ['/app/node_modules/electron/dist/Electron.app/Contents/MacOS/Electron'])).toBeDefined();
    expect(find('linux', ['/opt/e/electron'], { ELECTRON_OVERRIDE_DIST_PATH: '/opt/e' })).toBe('/opt/e/electron');
  });

  test('is not there where only the package is', () => {
    expect(find('linux', ['/app/node_modules/electron/index.js'])).toBe(undefined);
    expect(find('linux', ['/app/node_modules/electron/dist/electron'], { ELECTRON_OVERRIDE_DIST_PATH: '/opt/e' })).toBe(
      undefined,
    );
  });
});
