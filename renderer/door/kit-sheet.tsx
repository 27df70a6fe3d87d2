/** The recovery kit as a sheet: on the screen to copy from, on paper alone. */
import { Printer } from 'lucide-react';
import { firstRunWords } from '../../shared/i18n/app/first-run.ts';
import { Button } from '../parts/button.tsx';
import { fill, useFormats, useWords } from '../words/language.tsx';
import type { Kit } from './session-kit.tsx';
import './kit.css';

export function KitSheet({ kit }: { kit: Kit }) {
  const words = useWords(firstRunWords);
  const formats = useFormats();
  return (
    <>
      <section className="kit-sheet" aria-label={words.kitWords}>
        <h2 className="name on-paper">{fill(words.sheetTitle, { name: kit.name })}</h2>
        <p className="on-paper">{fill(words.sheetMade, { day: formats.dayLong(kit.made) })}</p>
        <p className="on-paper">{words.sheetFor}</p>
        <ol className="kit-words" lang="en">
          {kit.words.map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice; its place is what tells it apart.
            <li key={place}>
              <span className="kit-number figures">{place + 1}</span> {word}
            </li>
          ))}
        </ol>
        <p className="on-paper">{words.sheetUse}</p>
        <p className="on-paper">{words.sheetKeep}</p>
      </section>
      <p className="off-paper">
        <Button onClick={() => window.print()}>
          <Printer size={16} aria-hidden="true" /> {words.print}
        </Button>
      </p>
    </>
  );
}
