/**
 * Vouchers: 160 random bits, told as eight words of four letters. The relay keeps only a hash. `npm run relay -- voucher`
 * leaves a file in the relay's folder, since LevelDB lets no second program in; the running relay takes it up when somebody comes
 * with that voucher.
 */
import { createHash, randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './cannot-start.ts';
import type { Quota, RelayStore, Voucher } from './store.ts';

/** Without letters that are taken for others. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

const VoucherFile = z.strictObject({
  bytes: z.number().int().positive(),
  entriesPerDay: z.number().int().positive(),
  until: z.number().int().positive(),
});

export function newVoucherText(): string {
  const drawn = [...randomBytes(32)].map((byte) => letters[byte % letters.length]).join('');
  return (drawn.match(/.{4}/g) ?? []).join('-');
}

/** However it was typed: capitals and what stands between the letters do not count. */
export function hashOfVoucher(text: string): Uint8Array {
  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return createHash('sha256').update('samband/relay/voucher/1').update(plain).digest();
}

/** Throws `CannotStart`, and makes nothing, where no relay has been. */
export async function leaveVoucher(folder: string, quota: Quota, until: number): Promise<string> {
  // Left anywhere else, nobody would ever take it up, and whoever has its link would be told that it is none.
  await stat(join(folder, 'store')).catch(({ code }: NodeJS.ErrnoException) => {
    throw new CannotStart(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `no relay has been started on ${folder}, so nothing was made there; is --data as for the relay?`
        : `${folder}: ${code}`,
    );
  });
  const text = newVoucherText();
  const { path, vouchers } = placeOf(folder, hashOfVoucher(text));
  await mkdir(vouchers, { recursive: true, mode: 0o700 });
  await writeFile(`${path}.part`, JSON.stringify({ ...quota, until }), { mode: 0o600, flush: true });
  // Made by root, it must still be the relay's to read.
  if (process.getuid?.() === 0) {
    const { uid, gid } = await stat(folder);
    for (const made of [vouchers, `${path}.part`]) await chown(made, uid, gid);
  }
  await rename(`${path}.part`, path);
  return text;
}

/** Brings a voucher that was left for it into the store, if there is one. */
export async function takeUpVoucher(folder: string, hash: Uint8Array, store: RelayStore): Promise<void> {
  const { path } = placeOf(folder, hash);
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    if (Object(thrown).code === 'ENOENT') return undefined;
    throw thrown;
  });
  if (text === undefined) return;
  const voucher = voucherIn(hash, text);
  if (voucher) await store.addVoucher(voucher);
  await unlink(path).catch(() => undefined);
}

function voucherIn(hash: Uint8Array, text: string): Voucher | undefined {
  try {
    const { until, ...quota } = VoucherFile.parse(JSON.parse(text));
    return { hash, quota, until };
  } catch {
    return undefined;
  }
}

function placeOf(folder: string, hash: Uint8Array) {
  const vouchers = join(folder, 'vouchers');
  return { vouchers, path: join(vouchers, `${Buffer.from(hash).toString('hex')}.json`) };
}
