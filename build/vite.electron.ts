/**
 * What runs outside the windows: main, the engine process and its trial worker, as ES modules in one folder, since they
 * find each other by `import.meta.url`. Only packages with compiled code stay packages; see electron-builder.ts.
 */
import { copyFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { compiledPackages } from './compiled-packages.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const outDir = path('../dist/electron');

export default defineConfig({
  plugins: [wasmBeside()],
  ssr: { noExternal: true, external: ['electron', ...compiledPackages] },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      external: (id: string) => id === 'electron' || isBuiltin(id) || compiledPackages.includes(id),
      input: {
        main: path('../electron/main.ts'),
        'engine-child': path('../electron/engine-child.ts'),
        'trial-worker': path('../engine/documents/trial-worker.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});

/** The bundle has no packages to find the wasm in. */
function wasmBeside(): Plugin {
  return {
    name: 'samband-wasm-beside',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith('/automerge-wasm.ts') ? path('../electron/automerge-wasm.ts') : undefined),
    writeBundle: () => {
      const wasm = createRequire(import.meta.url).resolve('@automerge/automerge/automerge.wasm');
      copyFileSync(wasm, join(outDir, 'automerge.wasm'));
      copyFileSync(path('./icon/icon.png'), join(outDir, 'icon.png'));
    },
  };
}
