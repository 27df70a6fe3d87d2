/** The keys as a page of their own, to print and pin up. */
import { Printer } from 'lucide-react';
import { frameWords } from '../../../shared/i18n/app/frame.ts';
import { keyWords } from '../../../shared/i18n/app/keys.ts';
import { Button } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { useWords } from '../../words/language.tsx';
import { KeyList } from './key-list.tsx';

export function KeysPage() {
  const frame = useWords(frameWords);
  const words = useWords(keyWords);
  return (
    <Page
      title={frame.keys}
      className="keys-page"
      aside={
        <Button className="keys-print" onClick={() => window.print()}>
          <Printer size={16} aria-hidden="true" /> {words.print}
        </Button>
      }
    >
      <p className="quiet">{words.lead}</p>
      <KeyList level={2} />
    </Page>
  );
}
