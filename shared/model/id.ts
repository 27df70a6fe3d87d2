import { z } from 'zod';

/** 128 random bits as 32 lower-case hexadecimal digits. Holds no time and no order. */
export const RecordId = z.string().regex(/^[0-9a-f]{32}$/);
export type RecordId = z.infer<typeof RecordId>;

/** A space is named by the hash of its create act: 64 hexadecimal digits. */
export type SpaceId = string;
export type SpaceWidth = 'private' | 'circle' | 'coalition';

/** What pure code needs to know of a space. `name`: how the command line and the screens call it. */
export interface SpaceInfo {
  readonly id: SpaceId;
  readonly name: string;
  readonly width: SpaceWidth;
}

const widths: readonly SpaceWidth[] = ['private', 'circle', 'coalition'];

/** Negative where `a` is narrower than `b`, zero where they are equally wide. */
export function compareWidth(a: SpaceWidth, b: SpaceWidth): number {
  return widths.indexOf(a) - widths.indexOf(b);
}
