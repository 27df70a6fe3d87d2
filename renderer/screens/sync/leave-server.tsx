/** Leaving a server: for which spaces, and what stays where. */
import { useState } from 'react';
import type { CarrierServer } from '../../../shared/bridge/contract/sync.ts';
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check } from '../../parts/field.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { fill, useWords } from '../../words/language.tsx';
import type { ServerGroup } from './server-groups.ts';
import type { SharedSpace } from './use-shared-spaces.ts';

interface LeaveFormProps {
  readonly group: ServerGroup;
  /** No other server is in use. */
  readonly isLast: boolean;
  readonly shared: readonly SharedSpace[];
  readonly onClose: () => void;
  /** `erase`: what lies there too. */
  readonly onLeave: (places: readonly string[], erase: boolean) => void;
}

export function LeaveServer({ isOpen, ...form }: LeaveFormProps & { readonly isOpen: boolean }) {
  const words = useWords(serversWords);
  return (
    <Dialog isOpen={isOpen} onClose={form.onClose} title={fill(words.leaveTitle, { name: form.group.name })}>
      <LeaveForm {...form} />
    </Dialog>
  );
}

/** What was chosen is forgotten with the dialog: the next time other places may be left to choose from. */
function LeaveForm({ group: { kind, places }, isLast, shared, onClose, onLeave }: LeaveFormProps) {
  const words = useWords(serversWords);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [wantsErased, setWantsErased] = useState(false);
  const left = places.filter(({ id }) => !kept.has(id));
  const isSteward = ({ space: of }: CarrierServer) =>
    shared.some(({ space, isSteward }) => isSteward && space.id === of?.id);
  const mayErase = kind === 'relay' && left.length > 0 && left.every(isSteward);
  const erases = mayErase && wantsErased;
  const toggle = (id: string) =>
    setKept(new Set(kept.has(id) ? [...kept].filter((each) => each !== id) : [...kept, id]));
  const leave = () =>
    onLeave(
      left.map(({ id }) => id),
      erases,
    );
  return (
    <>
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
        {erases ? words.leaveEraseText : words.leaveText} {kind === 'webdav' && words.leavePassword}
      </p>
      {isLast && left.length === places.length && <p>{words.leaveLast}</p>}
      {mayErase && <Check label={words.leaveErase} checked={erases} onChange={() => setWantsErased(!wantsErased)} />}
      <div className="buttons">
        <Button look="primary" disabled={left.length === 0} onClick={leave}>
          {erases ? words.leaveEraseDo : words.leaveDo}
        </Button>
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </>
  );
}
