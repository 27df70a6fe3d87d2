/** The recovery kit of a vault made in this window, for who put off writing it down. */
import { settingsWords } from '../../../shared/i18n/app/settings.ts';
import { KitCheck } from '../../door/kit-check.tsx';
import { KitSheet } from '../../door/kit-sheet.tsx';
import { useSessionKit } from '../../door/session-kit.tsx';
import { useWords } from '../../words/language.tsx';

export function KitAgain() {
  const words = useWords(settingsWords);
  const { kit, keep } = useSessionKit();
  if (!kit) return <p>{words.kitGone}</p>;
  return (
    <>
      <p className="off-paper">{words.kitHint}</p>
      <KitSheet kit={kit} />
      <KitCheck kit={kit} onWritten={() => keep(undefined)} />
    </>
  );
}
