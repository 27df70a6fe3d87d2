/** The window's code: one bundle for both shells, opened from `app://` in Electron and from 127.0.0.1 in a browser. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** React Aria empties what it reads out by `innerHTML`, which Trusted Types refuse, and with it whatever was being typed into. */
const announcerWithoutMarkup: Plugin = {
  name: 'announcer-without-markup',
  transform(code, id) {
    if (!id.endsWith('/private/live-announcer/LiveAnnouncer.mjs') || id.includes('/exports/')) return;
    const mended = code.replaceAll(".innerHTML = ''", '.replaceChildren()');
    if (mended.includes('innerHTML') || mended === code)
      throw new Error('React Aria empties its announcer otherwise now');
    return { code: mended, map: null };
  },
};

export default defineConfig({
  root: path('../renderer'),
  base: './',
  plugins: [announcerWithoutMarkup, react()],
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
