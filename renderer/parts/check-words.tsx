/** Words that two people read to each other: large, numbered, in the language they were drawn from. */
import './with-others.css';

export function CheckWords({ words, label }: { words: readonly string[]; label: string }) {
  return (
    <ol className="check-words" lang="en" aria-label={label}>
      {words.map((word, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice; its place is what tells it apart.
        <li key={place}>
          <span className="check-number figures" aria-hidden="true">
            {place + 1}
          </span>
          {word}
        </li>
      ))}
    </ol>
  );
}
