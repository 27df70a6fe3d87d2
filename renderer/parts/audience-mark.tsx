/** Who may see something: word, icon, colour and edge, the same everywhere. */
import { Handshake, Lock, Megaphone, Orbit } from 'lucide-react';
import type { Audience } from '../../shared/model/enumerations.ts';
import { useCommonWords } from '../words/language.tsx';

const icons = { private: Lock, circle: Orbit, coalition: Handshake, public: Megaphone } as const;

export function AudienceMark({ audience, name }: { audience: Audience; name?: string | undefined }) {
  const words = useCommonWords();
  const Icon = icons[audience];
  return (
    <span className="audience" data-audience={audience} title={words.audienceHint[audience]}>
      <Icon size={13} aria-hidden="true" />
      {name ?? words.audience[audience]}
    </span>
  );
}
