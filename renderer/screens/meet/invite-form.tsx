/** Into which space and as what: with what they will read, said before anything is made. */
import { useId, useState } from 'react';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import { useClient, useOpenVault, useSteps } from '../../data/engine.tsx';
import { useHoldings } from '../../data/holdings.ts';
import { type SpaceMembers, useMembers } from '../../data/members.ts';
import { ActButton } from '../../door/act-button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { SpaceMark, useSpaceName } from '../../parts/space-mark.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';

type Role = 'steward' | 'member';

interface InviteFormProps {
  readonly onMade: (invitation: string) => void;
  readonly isFirst: boolean;
}

export function InviteForm({ onMade, isFirst }: InviteFormProps) {
  const { spaces } = useOpenVault().state;
  const { value, problem, again } = useMembers();
  if (problem) return <Failed problem={problem} onRetry={again} />;
  if (!value) return <Waiting rows={3} />;
  const open = value.filter(({ space, role }) =>
    space.width === 'private' ? space.id === spaces[0]?.id : role === 'steward',
  );
  const closed = value.filter(({ space, role }) => space.width !== 'private' && role === 'member');
  return <Form open={open} closed={closed} onMade={onMade} isFirst={isFirst} />;
}

function Form({
  open,
  closed,
  onMade,
  isFirst,
}: { open: readonly SpaceMembers[]; closed: readonly SpaceMembers[] } & InviteFormProps) {
  const words = useWords(meetWords);
  const nameOf = useSpaceName();
  const client = useClient();
  const { sayProblem } = useSteps();
  // A comrade comes more often than a laptop: what is private comes last.
  const offered = [...open.filter(isShared), ...open.filter((each) => !isShared(each))];
  const [chosen, setChosen] = useState<string>();
  const [role, setRole] = useState<Role>('member');
  const [busy, setBusy] = useState(false);
  const space = (offered.find((each) => each.space.id === chosen) ?? offered[0])?.space;
  if (!space) return <OnlyStewards closed={closed} />;
  const own = space.width === 'private';
  const make = async () => {
    if (busy) return;
    setBusy(true);
    const made = await client.call('invite', { space: space.id, ...(!own && { role }) });
    setBusy(false);
    if (made.ok) onMade(made.value.id);
    else sayProblem(made.error);
  };
  return (
    <form
      className="meet-form"
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <SelectField
        label={words.into}
        value={space.id}
        choices={offered.map((each) => ({
          value: each.space.id,
          label: isShared(each) ? nameOf(each.space) : words.ownLaptop,
        }))}
        onChoose={setChosen}
      />
      {!own && <RoleChoice role={role} onChoose={setRole} />}
      <WillRead space={space} />
      <p>
        <ActButton busy={busy} word={words.make} working={words.making} look={isFirst ? 'primary' : 'ordinary'} />
      </p>
      <OnlyStewards closed={closed} />
    </form>
  );
}

function RoleChoice({ role, onChoose }: { role: Role; onChoose: (role: Role) => void }) {
  const words = useWords(meetWords);
  const name = useId();
  return (
    <fieldset className="meet-roles">
      <legend>{words.as}</legend>
      {(['member', 'steward'] as const).map((each) => (
        <label key={each} className="check">
          <input type="radio" name={name} checked={role === each} onChange={() => onChoose(each)} />
          <span>{each === 'member' ? words.memberHint : words.stewardHint}</span>
        </label>
      ))}
    </fieldset>
  );
}

function WillRead({ space }: { space: SpaceMembers['space'] }) {
  const words = useWords(meetWords);
  const own = space.width === 'private';
  const what = useHoldings(own ? undefined : [space.id]);
  const [some, none] = own ? [words.willHold, words.willHoldAll] : [words.willRead, words.willReadNothing];
  return (
    <div className="edge will-read" data-audience={space.width}>
      <SpaceMark space={space} />
      <p>{what === '' ? none : fill(some, { what })}</p>
      {what !== '' && <p className="small quiet">{words.neverUntold}</p>}
    </div>
  );
}

function OnlyStewards({ closed }: { closed: readonly SpaceMembers[] }) {
  const words = useWords(meetWords);
  const formats = useFormats();
  const stewards = closed.flatMap(({ persons }) =>
    persons.flatMap(({ name, role, devices }) =>
      role === 'steward' && devices.some(({ removed }) => !removed) && name !== '' ? [name] : [],
    ),
  );
  if (stewards.length === 0) return null;
  return <p className="small quiet">{fill(words.onlyStewards, { who: formats.list([...new Set(stewards)]) })}</p>;
}

function isShared({ space }: SpaceMembers): boolean {
  return space.width !== 'private';
}
