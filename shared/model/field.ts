/**
 * How a field of a record lies in its document, and what it may hold. A record is one Automerge map; its keys:
 *
 * | form     | key             | value                                     | two devices at once |
 * |----------|-----------------|-------------------------------------------|---------------------|
 * | single   | `field`         | scalar                                    | one winner, the other kept as alternative |
 * | prose    | `field`         | collaborative text, made with the record  | merges by character |
 * | keyed    | `field.KEY`     | scalar, or null once removed              | per key; adding wins over removing |
 * | items    | `field.ITEM`    | map of scalars with an id that counts up  | both stay, in the order of their ids |
 * | log      | `field.ENTRY`   | map of scalars, never changed but for `retracted` | both stay; see event-log.ts |
 *
 * No container is ever made later than its record, and none under a key another device could make too: Automerge
 * would keep only one of two maps made under one key.
 */
import { z } from 'zod';

export type Scalar = string | number | boolean | null;
export type ScalarMap = Readonly<Record<string, Scalar>>;

export interface Single<T> {
  readonly form: 'single';
  readonly schema: z.ZodType<T>;
  /** The closed list offered on writing. Reading takes any text: it may come from a newer version. */
  readonly choices?: readonly string[];
  /** True where the value is the id of another record. */
  readonly ref?: boolean;
}
export interface Prose {
  readonly form: 'prose';
}
export interface Keyed<T> {
  readonly form: 'keyed';
  readonly schema: z.ZodType<T>;
  readonly choices?: readonly string[];
  /** True where the keys are ids of other records. */
  readonly ref?: boolean;
  readonly keyChoices?: readonly string[];
}
export interface Items<T> {
  readonly form: 'items';
  readonly schema: z.ZodType<T>;
  /** The closed lists offered on writing, by key of the item. */
  readonly itemChoices?: Readonly<Record<string, readonly string[]>>;
}
export interface Log<T> {
  readonly form: 'log';
  readonly schema: z.ZodType<T>;
}
export type Field = Single<unknown> | Prose | Keyed<unknown> | Items<unknown> | Log<unknown>;

/** What every log entry carries: when and by whom (a person id), and the entries it replaces. */
export interface LogEntry {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly after: readonly string[];
  readonly retracted?: boolean;
}

export const text = (max = 2_000): Single<string> => ({ form: 'single', schema: z.string().max(max) });
export const flag = (): Single<boolean> => ({ form: 'single', schema: z.boolean() });
export const date = (): Single<string> => ({ form: 'single', schema: z.iso.date() });
export const choice = (choices: readonly string[]): Single<string> => ({ form: 'single', schema: z.string(), choices });
export const matching = <T>(schema: z.ZodType<T>): Single<T> => ({ form: 'single', schema });
export const reference = (): Single<string> => ({ form: 'single', schema: z.string(), ref: true });
export const prose = (): Prose => ({ form: 'prose' });
export const keyed = <T>(schema: z.ZodType<T>): Keyed<T> => ({ form: 'keyed', schema });
export const tokens = (keyChoices?: readonly string[]): Keyed<boolean> => ({
  form: 'keyed',
  schema: z.boolean(),
  ...(keyChoices && { keyChoices }),
});
export const references = (): Keyed<boolean> => ({ form: 'keyed', schema: z.boolean(), ref: true });
export const referencesWith = (choices: readonly string[]): Keyed<string> => ({
  form: 'keyed',
  schema: z.string(),
  choices,
  ref: true,
});
export const items = <T>(schema: z.ZodType<T>, itemChoices?: Items<T>['itemChoices']): Items<T> => ({
  form: 'items',
  schema,
  ...(itemChoices && { itemChoices }),
});
export const log = <T>(schema: z.ZodType<T>): Log<T> => ({ form: 'log', schema });

/** The value a field has once read: sets as objects keyed by their key, items and logs as lists in a fixed order. */
export type FieldValue<F> =
  F extends Single<infer T>
    ? T | undefined
    : F extends Prose
      ? string
      : F extends Keyed<infer T>
        ? Readonly<Record<string, T>>
        : F extends Items<infer T>
          ? readonly (T & { readonly id: string })[]
          : F extends Log<infer T>
            ? readonly (T & LogEntry)[]
            : never;

export type FieldValues<S extends Record<string, Field>> = { readonly [K in keyof S]: FieldValue<S[K]> };
