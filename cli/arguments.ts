import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../shared/result.ts';
import type { Failure } from './answer.ts';

/** How a command may be called. `takes`: least and most words after its name. `values`: options that hold a text. */
export interface Signature {
  readonly takes: readonly [least: number, most: number];
  readonly values?: readonly string[];
  /** Options that hold a text and may be given several times. */
  readonly lists?: readonly string[];
  readonly flags?: readonly string[];
}

/** A command line, checked against its signature. */
export interface Arguments {
  /** The word at a place; empty where it is absent. */
  readonly word: (place: number) => string;
  readonly option: (name: string) => string | undefined;
  /** Of an option that may be given several times: all of them, in order. */
  readonly all: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
}

export const everywhere: Required<Pick<Signature, 'values' | 'flags'>> = {
  values: ['passphrase-file'],
  flags: ['json', 'help'],
};

export function parseArguments(argv: readonly string[], signature: Signature): Result<Arguments, Failure> {
  const values = [...everywhere.values, ...(signature.values ?? [])];
  const flags = [...everywhere.flags, ...(signature.flags ?? [])];
  const options = Object.fromEntries([
    ...values.map((name) => [name, { type: 'string' as const }]),
    ...(signature.lists ?? []).map((name) => [name, { type: 'string' as const, multiple: true }]),
    ...flags.map((name) => [name, { type: 'boolean' as const }]),
  ]);
  try {
    const parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
    const words = parsed.positionals;
    const given: Readonly<Record<string, unknown>> = parsed.values;
    const checked: Arguments = {
      word: (place) => words[place] ?? '',
      option: (name) => (typeof given[name] === 'string' ? given[name] : undefined),
      all: (name) => (Array.isArray(given[name]) ? given[name].map(String) : []),
      flag: (name) => given[name] === true,
    };
    const [least, most] = signature.takes;
    if (checked.flag('help') || (words.length >= least && words.length <= most)) return ok(checked);
    return wrong(words.length < least ? 'Something is missing.' : `"${words[most]}" is one word too many.`);
  } catch (thrown) {
    // parseArgs throws for options it does not know; its sentences name them well.
    return wrong(thrown instanceof Error ? (thrown.message.split('. ')[0] ?? '') : String(thrown));
  }
}

function wrong(message: string): { readonly ok: false; readonly error: Failure } {
  return err({ type: 'WrongUse', message: message.endsWith('.') ? message : `${message}.`, exit: 2 });
}
