/** The first morning: two ways to put something here. */
import { Link } from 'wouter';
import { todayWords } from '../../../shared/i18n/app/today.ts';
import { Empty } from '../../parts/notice.tsx';
import { useWords } from '../../words/language.tsx';

export function NothingYet() {
  const words = useWords(todayWords);
  return (
    <Empty title={words.emptyTitle}>
      <p>{words.emptyText}</p>
      <p className="buttons">
        <Link className="button primary" href="/import">
          {words.pastePost} <kbd className="key">I</kbd>
        </Link>
      </p>
    </Empty>
  );
}
