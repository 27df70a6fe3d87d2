/** A relay's link from a picture of its QR code: this window has no camera, and a phone can send what it sees. */
import { useRef, useState } from 'react';
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { Button } from '../../parts/button.tsx';
import { qrTextIn } from '../../parts/read-qr.ts';
import { useWords } from '../../words/language.tsx';

export function PictureCode({ onRead }: { onRead: (text: string) => void }) {
  const words = useWords(serversWords);
  const picker = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const read = async (file: File | undefined) => {
    if (!file) return;
    setSaid('');
    const text = await qrTextIn(file);
    if (text === undefined) setSaid(words.noCode);
    else onRead(text);
  };
  return (
    <div className="field">
      {/* The browser's own button speaks the browser's language. */}
      <input
        ref={picker}
        type="file"
        accept="image/*"
        hidden
        onChange={({ currentTarget }) => {
          void read(currentTarget.files?.[0]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <div>
        <Button small onClick={() => picker.current?.click()}>
          {words.codeInPicture}
        </Button>
      </div>
      <div className="problem" role="alert">
        {said}
      </div>
    </div>
  );
}
