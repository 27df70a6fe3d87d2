/** What cannot be bundled: packages that load a compiled file of their own, by its place. */
export const compiledPackages: readonly string[] = ['classic-level', '@node-rs/argon2'];

/** The same with what they need, for the packed app. `@node-rs` holds one package a platform. */
export const packedPackages: readonly string[] = [
  'classic-level',
  'abstract-level',
  'base64-js',
  'buffer',
  'ieee754',
  'is-buffer',
  'level-supports',
  'level-transcoder',
  'maybe-combine-errors',
  'module-error',
  'node-gyp-build',
  '@node-rs',
];
