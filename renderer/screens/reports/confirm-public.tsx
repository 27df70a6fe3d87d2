/** The second act for the public: one types the word, so that no habit and no stray Enter can do it. */
import { type FormEvent, useState } from 'react';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { fill, useCommonWords, useWords } from '../../words/language.tsx';

interface ConfirmPublicProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

export function ConfirmPublic({ isOpen, onClose, onConfirm }: ConfirmPublicProps) {
  const words = useWords(reportScreenWords);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.confirmTitle}>
      <ConfirmForm onClose={onClose} onConfirm={onConfirm} />
    </Dialog>
  );
}

function ConfirmForm({ onClose, onConfirm }: Omit<ConfirmPublicProps, 'isOpen'>) {
  const words = useWords(reportScreenWords);
  const { act } = useCommonWords();
  const [typed, setTyped] = useState('');
  const isRight = typed.trim().toLowerCase() === words.confirmWord;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRight) onConfirm();
  };
  return (
    <form className="confirm-public" onSubmit={submit}>
      <AudienceMark audience="public" />
      <p>{words.confirmText}</p>
      <TextField
        label={fill(words.confirmType, { word: words.confirmWord })}
        value={typed}
        autoFocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className="buttons">
        <Button type="submit" look="primary" disabled={!isRight}>
          {words.confirmYes}
        </Button>
        <Button onClick={onClose}>{act.cancel}</Button>
      </div>
    </form>
  );
}
