/** What this laptop is about to be let into, by whom, and the words that tell whether it is them. */
import type { SyncState } from '../../../shared/bridge/contract/sync.ts';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import { useClient } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { CheckWords } from '../../parts/check-words.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';

type Offer = Extract<NonNullable<SyncState['joinNow']>, { step: 'offered' }>['offer'];

export function OfferCard({ offer }: { offer: Offer }) {
  const words = useWords(meetWords);
  const formats = useFormats();
  const client = useClient();
  const { name, title, width, own, devices, role } = offer;
  const answer = (yes: boolean) => void client.call('answerOffer', { yes });
  return (
    <section className="meet-card edge" data-audience={width}>
      <div role="alert">
        <h3 className="name">{fill(own ? words.offersOwn : words.offers, { name })}</h3>
        <p className="quiet small name">{offer.deviceName}</p>
      </div>
      {own ? (
        <p className="notice warning">{fill(words.offersOwnHint, { name })}</p>
      ) : (
        <div>
          <p>
            <SpaceMark space={{ id: '', name: title, width }} /> <span className="quiet small">{words[role]}</span>
          </p>
          <p>{formats.counted(words.devicesIn, devices)}</p>
        </div>
      )}
      <div>
        <p className="strong">{words.compare}</p>
        <p className="quiet small">{words.compareHint}</p>
      </div>
      <CheckWords words={offer.words} label={words.compare} />
      <div className="buttons">
        <Button look="primary" onClick={() => answer(true)}>
          {words.same}
        </Button>
        <Button onClick={() => answer(false)}>{words.differ}</Button>
        <Button look="plain" onClick={() => void client.call('cancelJoin', {})}>
          {words.stop}
        </Button>
      </div>
    </section>
  );
}
