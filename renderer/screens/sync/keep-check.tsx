import { Check } from '../../parts/field.tsx';

interface KeepCheckProps {
  readonly word: string;
  readonly hint: string;
  /** What is kept in step: said to who does not see where the box stands. */
  readonly name: string;
  readonly kept: { readonly shown: boolean; readonly set: (wanted: boolean) => void };
}

/** Whether a folder or a server is kept in step. */
export function KeepCheck({ word, hint, name, kept }: KeepCheckProps) {
  return (
    <Check
      label={
        <>
          {word} <span className="unseen">{name}</span>
        </>
      }
      title={hint}
      checked={kept.shown}
      onChange={(event) => kept.set(event.currentTarget.checked)}
    />
  );
}
