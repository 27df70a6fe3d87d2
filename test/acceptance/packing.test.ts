/**
 * The desktop app as it is packed, read back: what is in the archive, how the fuses stand, and that the engine runs from it
 * alone. The runtime is a stand-in (test/kit/fake-runtime.ts): that Electron obeys these fuses, opens this archive and checks
 * its integrity is not shown here, nor are installers.
 */
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBridgeClient } from '../../shared/bridge/client.ts';
import { createInbox } from '../../shared/bridge/port.ts';
import { asar, fakeRuntime, fuses } from '../kit/fake-runtime.ts';
import { packageRoot } from '../kit/package-root.ts';
import { testPassphrase, unwrap } from '../kit/vaults.ts';

const why =
  process.platform !== 'linux'
    ? 'the folder it packs is for Linux'
    : existsSync(join(packageRoot, 'dist/electron/main.js'))
      ? undefined
      : 'the app was not built: npm run build';
if (why) process.stdout.write(`skipped packing: ${why}\n`);

describe.skipIf(why !== undefined)('the packed app', () => {
  const out = mkdtempSync(join(tmpdir(), 'samband-packed-'));
  const unpacked = join(out, 'linux-unpacked');
  const archive = join(unpacked, 'resources/app.asar');
  let runtime: string;
  let files: readonly string[];
  beforeAll(async () => {
    runtime = await fakeRuntime();
    const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
    const words = ['--config', 'build/electron-builder.ts', '--linux', 'dir', '--publish', 'never'];
    const where = [`-c.electronDist=${runtime}`, `-c.directories.output=${out}`];
    execFileSync(process.execPath, [builder, ...words, ...where], { cwd: packageRoot, stdio: 'pipe' });
    files = asar.listPackage(archive).map((path) => path.slice(1));
  });
  afterAll(() => {
    for (const folder of [out, dirname(runtime)]) rmSync(folder, { recursive: true, force: true });
  });

  test('holds the built app and the few packages with compiled code, and nothing else', () => {
    const packages = files.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1] ?? []);
    expect(packages.filter((name) => !name.startsWith('@')).sort()).toEqual([
      'abstract-level',
      'base64-js',
      'buffer',
      'classic-level',
      'ieee754',
      'is-buffer',
      'level-supports',
      'level-transcoder',
      'maybe-combine-errors',
      'module-error',
      'node-gyp-build',
    ]);
    // Of Argon2 the package and this system's own.
    const compiled = /^@node-rs(?:\/argon2(?:-linux-[a-z0-9-]+)?)?$/;
    expect(packages.filter((name) => name.startsWith('@') && !compiled.test(name))).toEqual([]);
    const ours = files.filter((path) => !/^node_modules|^dist$|^dist\/(?:electron|renderer)/.test(path));
    expect(ours).toEqual(['package.json']);
    for (const path of ['dist/electron/main.js', 'dist/electron/preload.cjs', 'dist/renderer/index.html'])
      expect(files).toContain(path);
  });

  test('holds no sources, no maps, no tests, and nothing for another system', () => {
    const strange =
      /\.(?:ts|tsx|map|md|gyp|cc|h)$|(?:^|\/)(?:test|tests|src|deps)(?:\/|$)|darwin|win32|android|\.env|\.git/;
    expect(files.filter((path) => strange.test(path))).toEqual([]);
    const described = JSON.parse(asar.extractFile(archive, 'package.json').toString());
    expect(Object.keys(described)).not.toEqual(expect.arrayContaining(['scripts', 'devDependencies', 'dependencies']));
    expect(described.main).toBe('dist/electron/main.js');
    // Where it was built is nobody's business.
    const machine = Buffer.from(packageRoot);
    const built = files.filter((path) => /^dist\/.*\.(?:js|cjs|html|css)$/.test(path));
    expect(built.filter((path) => asar.extractFile(archive, path).includes(machine))).toEqual([]);
  });

  test('has its fuses set', async () => {
    const wire = await fuses.getCurrentFuseWire(join(unpacked, 'samband'));
    const isOn = (name: string) => wire[String(fuses.FuseV1Options[name])] === '1'.charCodeAt(0);
    const names = Object.keys(fuses.FuseV1Options).filter((name) => /^[A-Z]/.test(name));
    expect(Object.fromEntries(names.map((name) => [name, isOn(name)]))).toMatchObject({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      GrantFileProtocolExtraPrivileges: false,
    });
  });

  test('has an engine that makes a vault from the archive’s files alone', async () => {
    // Out of the repository, so that no package is found but those that were packed.
    const alone = join(out, 'alone');
    asar.extractAll(archive, alone);
    const child = fork(
      join(packageRoot, 'dist/test/kit/electron-double/utility-child.js'),
      [join(alone, 'dist/electron/engine-child.js')],
      { execArgv: [], serialization: 'advanced', cwd: alone },
    );
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.send({
      type: 'parent',
      data: { type: 'start', folder: join(out, 'vault'), settingsFile: join(out, 'settings.json'), version: 'test' },
      ports: [],
    });
    const bridge = bridgeOf(child);
    const made = unwrap(await bridge.call('create', { name: 'Ida Example', passphrase: bytesOf(testPassphrase) }));
    expect(made.kit).toHaveLength(24);
    unwrap(
      await bridge.call('perform', {
        commands: [{ op: 'create', kind: 'organisation', fields: { name: 'Havnelaget' } }],
      }),
    );
    expect(unwrap(await bridge.call('verify', {}))).toMatchObject({ sound: true });
    child.send({ type: 'parent', data: { type: 'end' }, ports: [] });
    expect(await gone).toBe(0);
  });
});

/** A window's port, as the double carries it; see utility-child.ts there. */
function bridgeOf(child: ChildProcess) {
  const { receive, closed, listen } = createInbox();
  child.send({ type: 'parent', data: { page: 1 }, ports: [1] });
  child.on('message', ({ type, data }: { readonly type: string; readonly data?: unknown }) => {
    if (type === 'port' && data instanceof Uint8Array) receive(data);
  });
  child.once('exit', closed);
  return createBridgeClient({
    ...listen,
    send: (data) => child.send({ type: 'port', id: 1, data }),
    close: () => child.send({ type: 'port-closed', id: 1 }),
  });
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
