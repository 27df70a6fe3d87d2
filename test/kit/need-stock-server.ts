/**
 * Before tests against the stock sync server: its package, installed beside the app's own where it is missing, since it brings
 * older versions of what the app is made with. Without scripts: one of its packages would refuse npm in favour of pnpm.
 */
import { spawnSync } from 'node:child_process';
import { isStockServerInstalled, stockServerFolder } from './stock-server.ts';

export default function needStockServer(): void {
  if (isStockServerInstalled()) return;
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  console.log(`Installing the stock automerge-repo sync server in test/stock-server (npm ${words.join(' ')}) …`);
  spawnSync('npm', words, { cwd: stockServerFolder, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
  if (!isStockServerInstalled())
    console.log(`It could not be installed: with a network, cd test/stock-server && npm ${words.join(' ')}`);
}
