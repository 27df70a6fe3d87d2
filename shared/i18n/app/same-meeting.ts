/** Two meetings that are one, and one that is not another. */
import { inFour } from '../in-four.ts';

export const sameMeetingWords = inFour({
  title: ['One meeting or two?', 'Ett møte eller to?', 'Eitt møte eller to?', 'Ett möte eller två?'],
  ask: [
    'Merge with another meeting',
    'Slå sammen med et annet møte',
    'Slå saman med eit anna møte',
    'Slå ihop med ett annat möte',
  ],
  other: ['The other meeting', 'Det andre møtet', 'Det andre møtet', 'Det andra mötet'],
  hint: [
    'Nothing is lost: both stay, and are shown as one with the notes, people and promises of both. You can take it back whenever you like.',
    'Ingenting går tapt: begge blir stående, og vises som ett med begges notater, folk og løfter. Du kan ta det tilbake når du vil.',
    'Ingenting går tapt: begge blir ståande, og blir viste som eitt med notata, folka og lovnadene til begge. Du kan ta det tilbake når du vil.',
    'Inget går förlorat: båda finns kvar och visas som ett, med bådas anteckningar, personer och löften. Du kan ta tillbaka det när du vill.',
  ],
  one: ['It is one meeting', 'Det er ett møte', 'Det er eitt møte', 'Det är ett möte'],
  two: ['They are two meetings', 'Det er to møter', 'Det er to møte', 'Det är två möten'],
  /** `{name}` */
  apartFrom: [
    'another meeting than {name}',
    'et annet møte enn {name}',
    'eit anna møte enn {name}',
    'ett annat möte än {name}',
  ],
});
