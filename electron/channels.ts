/**
 * What preload and main say to each other, and what is believed of it. Bytes of the bridge go over a MessagePort past main.
 *
 * | channel              | direction       | what                                            |
 * |----------------------|-----------------|-------------------------------------------------|
 * | `samband:connect`    | window → main   | asks for a port; true where there is an engine  |
 * | `samband:port`       | main → window   | carries that port                               |
 * | `samband:engine-gone`| main → window   | every port so far leads nowhere                 |
 * | `samband:open-window`| window → main   | another window                                  |
 * | `samband:save-file`  | window → main   | FileToSave; true where it was saved             |
 * | `samband:print-pdf`  | window → main   | PageToPrint; true where it was saved            |
 * | `samband:opened-backup` | window → main | the backup the app was opened with; OpenedBackup |
 * | `samband:closing`    | main → window   | it is about to be closed; answered by `may-close` |
 * | `samband:may-close`  | window → main   | true where all that was typed is on the disk    |
 * | `samband:command`    | main → window   | chosen in a menu, or asked for by a link        |
 */
export const channels = {
  connect: 'samband:connect',
  port: 'samband:port',
  engineGone: 'samband:engine-gone',
  openWindow: 'samband:open-window',
  saveFile: 'samband:save-file',
  printPdf: 'samband:print-pdf',
  openedBackup: 'samband:opened-backup',
  closing: 'samband:closing',
  mayClose: 'samband:may-close',
  command: 'samband:command',
} as const;
