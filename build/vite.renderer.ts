/** The window's code: one bundle for both shells, opened from `app://` in Electron and from 127.0.0.1 in a browser. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('../renderer'),
  base: './',
  plugins: [react()],
  resolve: {
    // automerge-codemirror and automerge-repo import the full builds, which would bring a second copy of the wasm.
    alias: [
      { find: /^@automerge\/automerge$/, replacement: '@automerge/automerge/slim' },
      { find: /^@automerge\/automerge-repo$/, replacement: '@automerge/automerge-repo/slim' },
      { find: /^cbor-x$/, replacement: path('../renderer/notes/cbor-for-repo.ts') },
    ],
  },
  worker: { format: 'es' },
  build: {
    outDir: path('../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    // Strict CSP: no inline script may be injected to polyfill module preloading.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // Whatever piece makes the first schema loads this one before: an import that stands first in the source says nothing about
        // the order of pieces. See renderer/app/no-compiling.ts.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|renderer\/app\/no-compiling\.ts/ }] },
      },
    },
  },
});
