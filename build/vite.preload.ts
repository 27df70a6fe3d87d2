/** The preload: one CommonJS file, since a sandboxed one can be nothing else. It may require `electron` and nothing more. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: path('../electron/preload.ts'),
    outDir: path('../dist/electron'),
    emptyOutDir: false,
    target: 'chrome130',
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});
