/** What can be done with a space as a whole: put people in, rename, write here, leave. */
import { useState } from 'react';
import { Link } from 'wouter';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import { membersWords } from '../../../shared/i18n/app/members.ts';
import { useClient, useSteps } from '../../data/engine.tsx';
import { useHoldings } from '../../data/holdings.ts';
import { useEntriesOfKind } from '../../data/hooks.ts';
import type { SpaceMembers } from '../../data/members.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField } from '../../parts/field.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { fill, useWords } from '../../words/language.tsx';
import { NameForm } from './name-form.tsx';
import { isPresent } from './space-section.tsx';

interface SpaceActsProps {
  readonly members: SpaceMembers;
  readonly all: readonly SpaceMembers[];
  readonly isUsual: boolean;
  readonly onChanged: () => void;
}

export function SpaceActs({ members, all, isUsual, onChanged }: SpaceActsProps) {
  const words = useWords(membersWords);
  const meet = useWords(meetWords);
  const client = useClient();
  const toasts = useToasts();
  const { sayProblem } = useSteps();
  const [open, setOpen] = useState<'add' | 'rename' | 'leave'>();
  const close = () => setOpen(undefined);
  const { space, role, persons } = members;
  if (!role) return null;
  const isShared = space.width !== 'private';
  const others = persons.filter(isPresent).some(({ isMe, devices }) => !isMe || devices.some((each) => !each.isMe));
  const run = async (method: 'makeUsual' | 'leaveSpace', said: string) => {
    const done = await client.call(method, { space: space.id });
    close();
    if (!done.ok) return sayProblem(done.error);
    toasts.show({ text: said });
    onChanged();
  };
  return (
    <div className="buttons">
      {role === 'steward' && isShared && (
        <Button small onClick={() => setOpen('add')}>
          {words.add}
        </Button>
      )}
      {role === 'steward' && (
        <Link className="button small" href="/meet">
          {isShared ? words.inviteLink : meet.ownLaptop}
        </Link>
      )}
      {space.width === 'circle' && (
        <Button small onClick={() => setOpen('rename')}>
          {words.rename}
        </Button>
      )}
      {space.width === 'coalition' && !isUsual && (
        <Button small onClick={() => void run('makeUsual', words.madeUsual)}>
          {words.makeUsual}
        </Button>
      )}
      {isShared && others && (
        <Button small onClick={() => setOpen('leave')}>
          {words.leave}
        </Button>
      )}
      <Dialog isOpen={open === 'add'} onClose={close} title={words.add.replace(' …', '')}>
        <AddSomebody members={members} all={all} onDone={close} onChanged={onChanged} />
      </Dialog>
      <Dialog isOpen={open === 'rename'} onClose={close} title={words.rename.replace(' …', '')}>
        <Rename space={space} onDone={close} />
      </Dialog>
      <Dialog isOpen={open === 'leave'} onClose={close} title={words.leaveTitle}>
        <p>
          <SpaceMark space={space} />
        </p>
        <p>{words.leaveText}</p>
        <p>
          <Button look="primary" onClick={() => void run('leaveSpace', words.left)}>
            {words.leaveDo}
          </Button>
        </p>
      </Dialog>
    </div>
  );
}

function Rename({ space, onDone }: { space: SpaceMembers['space']; onDone: () => void }) {
  const words = useWords(membersWords);
  const steps = useSteps();
  const record = useEntriesOfKind('circle').find((entry) => entry.space === space.id);
  return (
    <NameForm
      first={space.name}
      act={words.rename.replace(' …', '')}
      onName={async (title) => {
        const done = await steps.perform(
          record
            ? [{ op: 'set', id: record.id, field: 'title', value: title, space: space.id }]
            : [{ op: 'create', kind: 'circle', space: space.id, fields: { title } }],
          words.renamed,
        );
        if (done.ok) onDone();
      }}
    />
  );
}

interface AddSomebodyProps {
  readonly members: SpaceMembers;
  readonly all: readonly SpaceMembers[];
  readonly onDone: () => void;
  readonly onChanged: () => void;
}

function AddSomebody({ members: { space, persons }, all, onDone, onChanged }: AddSomebodyProps) {
  const words = useWords(membersWords);
  const client = useClient();
  const toasts = useToasts();
  const { sayProblem } = useSteps();
  const what = useHoldings([space.id]);
  const inIt = new Set(persons.filter(isPresent).map(({ person }) => person));
  const known = new Map(
    all
      .filter(({ role }) => role)
      .flatMap((each) => each.persons.filter(isPresent))
      .filter(({ person }) => !inIt.has(person))
      .map(({ person, name }) => [person, name || words.noName]),
  );
  const [chosen, setChosen] = useState<string>();
  const person = chosen ?? [...known.keys()][0];
  if (person === undefined)
    return (
      <>
        <p>{words.nobodyToAdd}</p>
        <p>
          <Link className="button" href="/meet">
            {words.inviteLink}
          </Link>
        </p>
      </>
    );
  const add = async () => {
    const done = await client.call('addToSpace', { space: space.id, person });
    if (!done.ok) return sayProblem(done.error);
    toasts.show({ text: fill(words.added, { name: known.get(person) ?? '' }) });
    onDone();
    onChanged();
  };
  return (
    <>
      <SelectField
        label={words.addWhom}
        value={person}
        choices={[...known].map(([value, label]) => ({ value, label }))}
        onChoose={setChosen}
      />
      <p>
        <SpaceMark space={space} />
      </p>
      <p className="small">{what === '' ? words.addReadsNothing : fill(words.addReads, { what })}</p>
      <p>
        <Button look="primary" onClick={() => void add()}>
          {words.addDo}
        </Button>
      </p>
    </>
  );
}
