/** The address for a comrade: as text, to copy, and as a code for a phone. */
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { useWords } from '../../words/language.tsx';
import type { ServerGroup } from './server-groups.ts';

export function ServerShare({ group: { kind, url } }: { group: ServerGroup }) {
  const words = useWords(serversWords);
  return (
    <div className="server-share">
      <QrCode text={url} label={words.qr} />
      <div className="server-share-words">
        <p>
          <code className="server-url">{url}</code> <CopyButton text={url} />
        </p>
        <p>{kind === 'webdav' ? words.shareWebdav : words.shareRelay}</p>
        <p className="quiet">{words.shareCamera}</p>
      </div>
    </div>
  );
}
