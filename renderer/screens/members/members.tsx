/** Per space: its people with their devices, and what one may do there. */
import { useState } from 'react';
import { membersWords } from '../../../shared/i18n/app/members.ts';
import { useClient, useSteps } from '../../data/engine.tsx';
import { useMembers } from '../../data/members.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { NameForm } from './name-form.tsx';
import { SpaceSection } from './space-section.tsx';
import './members.css';

/** More than so many start folded: with a dozen circles one looks for one of them. */
const mostOpen = 4;

export function MembersScreen() {
  const { places } = useCommonWords();
  const words = useWords(membersWords);
  const { value, problem, again } = useMembers();
  return (
    <Page title={places.members} className="members" aside={<MakeCircle onMade={again} />}>
      <p className="quiet">{words.lead}</p>
      {problem && <Failed problem={problem} onRetry={again} />}
      {!value && !problem && <Waiting rows={6} />}
      {value?.map((each, place) => (
        <SpaceSection
          key={each.space.id}
          space={each}
          all={value}
          isOpen={value.length <= mostOpen || place < mostOpen / 2}
          onChanged={again}
        />
      ))}
    </Page>
  );
}

function MakeCircle({ onMade }: { onMade: () => void }) {
  const words = useWords(membersWords);
  const client = useClient();
  const toasts = useToasts();
  const { sayProblem } = useSteps();
  const [isOpen, setOpen] = useState(false);
  const make = async (title: string) => {
    const made = await client.call('createCircle', { title });
    if (!made.ok) return sayProblem(made.error);
    toasts.show({ text: words.created });
    setOpen(false);
    onMade();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.makeCircle}</Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={words.makeCircle.replace(' …', '')}>
        <p className="quiet">{words.circleHint}</p>
        <NameForm act={words.create} onName={make} />
      </Dialog>
    </>
  );
}
