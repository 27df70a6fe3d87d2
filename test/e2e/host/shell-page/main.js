import '../../../../renderer/app/no-compiling.ts';
import { browserShell } from '../../../../renderer/shell/browser-shell.ts';
import { createBridgeClient } from '../../../../shared/bridge/client.ts';

// For the test to play with: what the app has in its module scope.
const shell = browserShell();
Object.assign(window, {
  shell,
  connect: async () => createBridgeClient(await shell.connect()),
});
