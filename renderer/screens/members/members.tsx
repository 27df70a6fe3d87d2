/** Who is in which space, with which devices. */
import { membersWords } from '../../../shared/i18n/app/members.ts';
import { useAsk } from '../../data/hooks.ts';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';

export function MembersScreen() {
  const { places } = useCommonWords();
  const words = useWords(membersWords);
  const { value, problem, again } = useAsk('members', {});
  return (
    <Page title={places.members} className="members">
      <p className="quiet">{words.lead}</p>
      {problem && <Failed problem={problem} onRetry={again} />}
      {!value && !problem && <Waiting />}
      {value?.map(({ space, persons }) => (
        <section key={space.id}>
          <h2>
            {space.name} <AudienceMark audience={space.width} />
          </h2>
          <ul>
            {persons.map(({ person, name, devices }) => (
              <li key={person}>
                <span className="name">{name}</span>{' '}
                <span className="quiet">{devices.map((device) => device.name).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
