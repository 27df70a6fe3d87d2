/** Leaving a server: for which spaces, and what stays where. */
import { useState } from 'react';
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check } from '../../parts/field.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { fill, useWords } from '../../words/language.tsx';
import type { ServerGroup } from './server-groups.ts';

interface LeaveServerProps {
  readonly group: ServerGroup;
  readonly isOpen: boolean;
  /** No other server is in use. */
  readonly isLast: boolean;
  readonly onClose: () => void;
  readonly onLeave: (places: readonly string[]) => void;
}

export function LeaveServer({ group: { kind, name, places }, isOpen, isLast, onClose, onLeave }: LeaveServerProps) {
  const words = useWords(serversWords);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const left = places.map(({ id }) => id).filter((id) => !kept.has(id));
  const toggle = (id: string) =>
    setKept(new Set(kept.has(id) ? [...kept].filter((each) => each !== id) : [...kept, id]));
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={fill(words.leaveTitle, { name })}>
      {places.length > 1 && (
        <fieldset className="leave-for">
          <legend className="small quiet">{words.leaveFor}</legend>
          {places.map(({ id, space }) => (
            <Check
              key={id}
              label={space ? <SpaceMark space={space} /> : words.everything}
              checked={!kept.has(id)}
              onChange={() => toggle(id)}
            />
          ))}
        </fieldset>
      )}
      <p>
        {words.leaveText} {kind === 'webdav' && words.leavePassword}
      </p>
      {isLast && left.length === places.length && <p>{words.leaveLast}</p>}
      <div className="buttons">
        <Button look="primary" disabled={left.length === 0} onClick={() => onLeave(left)}>
          {words.leaveDo}
        </Button>
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </Dialog>
  );
}
