import { Copy } from 'lucide-react';
import { inlineFieldWords } from '../../shared/i18n/app/inline-field.ts';
import { copyForAMinute } from '../shell/clipboard.ts';
import { fill, useWords } from '../words/language.tsx';
import { Button } from './button.tsx';
import { useToasts } from './toasts.tsx';

/** Takes a text along: links are never followed from here, only copied. */
export function CopyButton({ text, word }: { text: string; word?: string }) {
  const words = useWords(inlineFieldWords);
  const toasts = useToasts();
  const copy = async () => {
    await copyForAMinute(text);
    toasts.show({ text: words.copied });
  };
  const label = fill(words.copy, { what: text.length > 120 ? `${[...text].slice(0, 120).join('')}…` : text });
  return (
    <Button
      small
      look={word ? 'ordinary' : 'plain'}
      aria-label={word ? undefined : label}
      title={label}
      onClick={() => void copy()}
    >
      <Copy size={14} aria-hidden="true" />
      {word}
    </Button>
  );
}
