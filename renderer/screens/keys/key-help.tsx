/** Every key there is, over whatever is on the screen. */
import { Link } from 'wouter';
import { frameWords } from '../../../shared/i18n/app/frame.ts';
import { keyWords } from '../../../shared/i18n/app/keys.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { KeyList } from './key-list.tsx';

export function KeyHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const frame = useWords(frameWords);
  const words = useWords(keyWords);
  const { act } = useCommonWords();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} wide title={frame.keys}>
      <p className="quiet small">
        {words.lead}{' '}
        <Link href="/keys" onClick={onClose}>
          {words.ownPage}
        </Link>
      </p>
      <KeyList level={3} />
      <p>
        <Button onClick={onClose}>{act.close}</Button>
      </p>
    </Dialog>
  );
}
