/**
 * How the desktop app is packed. No installer of ours asks a network: `npx electron-builder --config build/electron-builder.ts`
 * needs Electron's runtime, which `electronDist` may name. Everything is bundled, so that only the packages with compiled
 * code go along, outside the archive, where the system can load them.
 */
import type { Configuration } from 'electron-builder';
import { packedPackages } from './compiled-packages.ts';

// biome-ignore lint/suspicious/noTemplateCurlyInString: the packager fills it in.
const ofOtherPlatforms = '!**/prebuilds/!(${platform}-*)/**';

const config: Configuration = {
  appId: 'org.samband.desktop',
  productName: 'Samband',
  copyright: 'AGPL-3.0-or-later',
  directories: { output: 'dist/packages', buildResources: 'build/icon' },
  npmRebuild: false,
  buildDependenciesFromSource: false,
  asar: true,
  files: [
    'package.json',
    'dist/electron/**/*',
    'dist/renderer/**/*',
    '!**/*.map',
    '!node_modules/**',
    ...packedPackages.map((name) => ({
      from: `node_modules/${name}`,
      to: `node_modules/${name}`,
      filter: ['**/*', '!**/{deps,src,test}/**', '!**/*.{md,ts,map,gyp,cc,h}', ofOtherPlatforms],
    })),
  ],
  // Compiled files cannot be loaded out of an archive, nor can a thread's script be counted on to be.
  asarUnpack: ['**/*.node', 'dist/electron/**/*.{js,wasm}', '!dist/electron/main.js'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  protocols: [{ name: 'Samband', schemes: ['samband'], role: 'Viewer' }],
  fileAssociations: [
    {
      ext: 'samband-backup',
      name: 'Samband backup',
      description: 'Sealed backup of a Samband vault',
      mimeType: 'application/x-samband-backup',
      role: 'Viewer',
    },
  ],
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Office',
    icon: 'build/icon/icon.png',
    executableName: 'samband',
    synopsis: 'Local-first, offline organizer',
  },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.productivity',
    icon: 'build/icon/icon.png',
    hardenedRuntime: true,
  },
  win: { target: ['nsis'], icon: 'build/icon/icon.png' },
  publish: null,
};

export default config;
