/** What `samband --help` and `--version` say in a terminal, before anything else of the app has begun. */
export function printedAnswer(words: readonly string[], version: string): string | undefined {
  if (words.includes('--help') || words.includes('-h')) return helpText;
  return words.includes('--version') ? `Samband ${version}\n` : undefined;
}

const helpText = `samband [FOLDER | FILE.samband-backup | samband:open/KIND/ID]
    Opens the app. Without FOLDER: the vault of SAMBAND_FOLDER, else the one in the person's own data folder.
    A sealed backup is restored where there is no vault yet; where there is one, nothing happens to it.
    Where Samband runs already, it comes to the front and shows what was asked for.
  --help     this
  --version  which Samband this is

No part of it uses a network. Everything can be done from the command line too: npm run samband -- help
`;
