/** What can be seen of us where the parcels lie, said plainly, by kind of server. */
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { useWords } from '../../words/language.tsx';

export function OperatorSees() {
  const words = useWords(serversWords);
  return (
    <details className="operator-sees">
      <summary>{words.sees}</summary>
      <div>
        <p>{words.seesLead}</p>
        <h3>{words.ofRelay}</h3>
        <ul>
          <li>{words.seesThat}</li>
          <li>{words.seesHowMuch}</li>
          <li>{words.seesWriters}</li>
        </ul>
        <p>{words.seesNot}</p>
        <h3>{words.ofWebdav}</h3>
        <p>{words.seesWebdav}</p>
        <h3>{words.ofAutomerge}</h3>
        <p>{words.seesAutomerge}</p>
        <p className="strong">{words.canDo}</p>
      </div>
    </details>
  );
}
