/** Others on this computer see the command lines of all that runs: not the vouchers and passwords in them. */
export function hideSecrets(words: readonly string[]): void {
  if (words.some((word) => /^[a-z0-9+]+:\/\/[^/]*(@|.*#)/i.test(word))) process.title = 'samband';
}
