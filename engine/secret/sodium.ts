import sodiumModule from 'libsodium-wrappers-sumo';

let loaded = false;

/** libsodium's wasm starts in some 30 ms; every way into a vault waits for it once. */
export async function readySodium(): Promise<void> {
  await sodiumModule.ready;
  loaded = true;
}

export function sodium(): typeof sodiumModule {
  if (!loaded) throw new Error('readySodium() has not been awaited');
  return sodiumModule;
}
