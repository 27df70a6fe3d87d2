/** What cannot be bundled: packages that load a compiled file of their own, by its place. */
export const compiledPackages: readonly string[] = ['classic-level', '@node-rs/argon2'];
