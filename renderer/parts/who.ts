/** People by the names their devices gave them: "you, yesterday 22:10", never "local" and "remote". */
import { useMemo } from 'react';
import { needsWords } from '../../shared/i18n/app/needs.ts';
import { useOpenVault } from '../data/engine.tsx';
import { useRowsOfKind } from '../data/hooks.ts';
import { fill, useFormats, useWords } from '../words/language.tsx';

export interface Who {
  readonly name: (person: string) => string;
  readonly said: (person: string, at: number) => string;
  /** By the name a device was given. */
  readonly saidBy: (name: string, at: number) => string;
}

export function useWho(): Who {
  const words = useWords(needsWords);
  const formats = useFormats();
  const { me, name: mine } = useOpenVault().state;
  const devices = useRowsOfKind('device');
  return useMemo(() => {
    const names = new Map(devices?.map(({ fields }) => [fields.person ?? '', fields.personName ?? '']));
    const name = (person: string) => (person === me ? words.you : names.get(person) || words.somebody);
    const told = (who: string, at: number) => fill(words.said, { who, when: formats.moment(at) });
    return {
      name,
      said: (person, at) => told(name(person), at),
      saidBy: (called, at) => told(called === mine ? words.you : called, at),
    };
  }, [devices, me, mine, words, formats]);
}
