/** As the command line reads it too: UTF-8 of the composed form, so that å typed in two ways is one passphrase. */
export function passphraseBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text.normalize('NFC'));
}

/** The bridge takes at most a kilobyte. */
export const mostPassphraseBytes = 1_024;
