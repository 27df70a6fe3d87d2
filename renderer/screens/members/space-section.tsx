/** One space: who is in it and with what; what a steward may do is absent for everybody else, with a word why. */
import { Link } from 'wouter';
import { membersWords } from '../../../shared/i18n/app/members.ts';
import { useClient, useOpenVault, useSteps } from '../../data/engine.tsx';
import type { SpaceMembers } from '../../data/members.ts';
import { BringAlong, isMineAlone } from '../../parts/bring-along.tsx';
import { Button } from '../../parts/button.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { SpaceActs } from './space-acts.tsx';

type Person = SpaceMembers['persons'][number];
type Device = Person['devices'][number];

interface SpaceSectionProps {
  readonly space: SpaceMembers;
  readonly all: readonly SpaceMembers[];
  readonly isOpen: boolean;
  readonly onChanged: () => void;
}

export function SpaceSection({ space: members, all, isOpen, onChanged }: SpaceSectionProps) {
  const words = useWords(membersWords);
  const formats = useFormats();
  const { space, role, persons } = members;
  const present = persons.filter(isPresent);
  const gone = persons.filter((person) => !isPresent(person));
  const devices = present.flatMap((person) => person.devices.filter(({ removed }) => !removed));
  const stewards = present.flatMap((person) => (person.role === 'steward' ? [person.name || words.noName] : []));
  const usual = useUsual(space.width, all);
  return (
    <details className="space-members edge" data-audience={space.width} open={isOpen}>
      <summary>
        <h2>
          <SpaceMark space={space} />
        </h2>
        <span className="quiet small">
          {formats.counted(words.people, present.length)} · {formats.counted(words.devices, devices.length)}
          {role && space.width !== 'private' && ` · ${words[role]}`}
          {usual.id === space.id && usual.ofSeveral && ` · ${words.usual}`}
        </span>
      </summary>
      <div className="space-members-body">
        {!role && <p className="notice warning">{words.out}</p>}
        <ul className="space-people">
          {present.map((person) => (
            <PersonItem key={person.person} person={person} members={members} onChanged={onChanged} />
          ))}
        </ul>
        <PutOut devices={[...present, ...gone].flatMap((person) => person.devices.filter(({ removed }) => removed))} />
        {role === 'member' && (
          <p className="small quiet">{fill(words.onlyStewards, { who: formats.list(stewards) })}</p>
        )}
        {isMineAlone(members) && usual.id !== space.id && usual.space && <BringAlong to={usual.space} />}
        <SpaceActs members={members} all={all} isUsual={usual.id === space.id} onChanged={onChanged} />
      </div>
    </details>
  );
}

/** Where things of this width go: the first of its like in the vault's own order. */
function useUsual(width: SpaceMembers['space']['width'], all: readonly SpaceMembers[]) {
  const { spaces } = useOpenVault().state;
  const like = spaces.filter((space) => space.width === width);
  const open = all.filter((each) => each.space.width === width && each.role);
  const first = width === 'circle' ? undefined : like[0];
  return { id: first?.id, space: first, ofSeveral: open.length > 1 };
}

export function isPresent(person: Person): boolean {
  return person.devices.some(({ removed }) => !removed);
}

interface PersonItemProps {
  readonly person: Person;
  readonly members: SpaceMembers;
  readonly onChanged: () => void;
}

function PersonItem({ person, members, onChanged }: PersonItemProps) {
  const words = useWords(membersWords);
  const client = useClient();
  const toasts = useToasts();
  const { sayProblem } = useSteps();
  const { space, role: mine } = members;
  const name = person.name || words.noName;
  const isSteward = mine === 'steward' && space.width !== 'private';
  const other = person.role === 'steward' ? 'member' : 'steward';
  const change = async () => {
    const done = await client.call('setRole', { space: space.id, person: person.person, role: other });
    if (!done.ok) return sayProblem(done.error);
    toasts.show({ text: fill(words.roleChanged, { name, role: words[other] }) });
    onChanged();
  };
  return (
    <li className="space-person">
      <div className="space-person-head">
        <span className="name strong clamped" title={name}>
          {name}
        </span>
        {person.isMe && <span className="tag">{words.me}</span>}
        {space.width !== 'private' && <span className="quiet small">{words[person.role]}</span>}
        {isSteward && (
          <span className="person-acts">
            <Button
              small
              look="plain"
              aria-label={`${other === 'steward' ? words.makeSteward : words.makeMember}: ${name}`}
              onClick={() => void change()}
            >
              {other === 'steward' ? words.makeSteward : words.makeMember}
            </Button>
            {!person.isMe && (
              <Link
                className="button plain small"
                href={`/members/lost/${person.person}`}
                aria-label={fill(words.putOutPersonOf, { name })}
              >
                {words.putOutPerson}
              </Link>
            )}
          </span>
        )}
      </div>
      <ul className="space-devices">
        {person.devices
          .filter(({ removed }) => !removed)
          .map((device) => (
            <DeviceItem key={device.device} device={device} />
          ))}
      </ul>
    </li>
  );
}

function DeviceItem({ device }: { device: Device }) {
  const words = useWords(membersWords);
  return (
    <li className="space-device">
      <span className="name clamped" title={device.device}>
        {device.name}
      </span>
      {device.isMe && <span className="tag">{words.thisLaptop}</span>}
      <Since device={device} />
      {!device.isMe && (
        <Link
          className="button plain small"
          href={`/members/lost/${device.device}`}
          aria-label={fill(words.lostOf, { device: device.name })}
        >
          {words.lost}
        </Link>
      )}
    </li>
  );
}

function Since({ device }: { device: Device }) {
  const words = useWords(membersWords);
  const formats = useFormats();
  const when = formats.moment(device.since);
  const made = device.admittedBy.device === device.device;
  return (
    <span className="quiet small" title={formats.exactly(device.since)}>
      {made ? fill(words.sinceMade, { when }) : fill(words.sinceBy, { when, who: whose(device.admittedBy) })}
    </span>
  );
}

function PutOut({ devices }: { devices: readonly Device[] }) {
  const words = useWords(membersWords);
  const formats = useFormats();
  if (devices.length === 0) return null;
  return (
    <details className="put-out">
      <summary className="small">{formats.counted(words.removed, devices.length)}</summary>
      <ul className="space-devices">
        {devices.map((device) => (
          <li key={device.device} className="space-device">
            <span className="name clamped" title={device.device}>
              {whose(device)}
            </span>
            {device.removed && (
              <span className="quiet small" title={formats.exactly(device.removed.at)}>
                {fill(words.removedBy, { when: formats.moment(device.removed.at), who: whose(device.removed.by) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** "Bo Example, old laptop" */
export function whose({ personName, name }: { readonly personName: string; readonly name: string }): string {
  return personName === '' ? name : `${personName}, ${name}`;
}
