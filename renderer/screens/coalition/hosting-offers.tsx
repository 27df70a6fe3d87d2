/** What hosting co-ops can carry, and which cohorts each could carry: what speaks for it and what is lacking. */
import { Check, Minus } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { coalitionWords } from '../../../shared/i18n/app/coalition.ts';
import { reportWords } from '../../../shared/i18n/report/index.ts';
import { fitsOfOffers, type OfferFit } from '../../../shared/query/coalition.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useRowsOfKind } from '../../data/hooks.ts';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { AddOffer } from './additions.tsx';
import { OrganisationLink, Part, Short, wordOf } from './pieces.tsx';

interface HostingOffersProps {
  readonly offers: readonly Row<'hosting_offer'>[];
  readonly cohorts: readonly Row<'cohort'>[];
}

export function HostingOffers({ offers, cohorts }: HostingOffersProps) {
  const words = useWords(coalitionWords);
  const organisations = useRowsOfKind('organisation');
  const fits = useMemo(() => {
    const byId = new Map((organisations ?? []).map((row) => [row.id, row.fields]));
    return fitsOfOffers(offers, cohorts, (id) => {
      const fields = byId.get(id);
      return fields && { languages: Object.keys(fields.languages), country: fields.country };
    });
  }, [offers, cohorts, organisations]);
  return (
    <Part title={words.offers} count={offers.length} none={words.noOffers} act={<AddOffer />}>
      <Short items={offers}>
        {(offer) => (
          <Offer key={offer.id} offer={offer} cohorts={cohorts} fits={fits.filter((fit) => fit.offer === offer.id)} />
        )}
      </Short>
    </Part>
  );
}

interface OfferProps {
  readonly offer: Row<'hosting_offer'>;
  readonly cohorts: readonly Row<'cohort'>[];
  readonly fits: readonly OfferFit[];
}

function Offer({ offer, cohorts, fits }: OfferProps) {
  const words = useWords(coalitionWords);
  const report = useWords(reportWords);
  const { act } = useCommonWords();
  const formats = useFormats();
  const { provider, function: use, software, seatsFree, governance, jurisdiction, evidence, verifiedBy } = offer.fields;
  const checked =
    evidence !== 'verified'
      ? words.selfDeclared
      : verifiedBy
        ? fill(words.verified, { name: verifiedBy })
        : words.verifiedBySomebody;
  return (
    <li>
      <details className="coalition-group">
        <summary>
          <span className="coalition-main name">
            {[wordOf(report.dependency, use), software].filter(Boolean).join(': ')}
          </span>
          <span className="quiet small">
            {[
              seatsFree === undefined ? '' : formats.counted(words.seats, seatsFree),
              governance ? `${words.runBy} ${wordOf(report.governance, governance)}` : '',
              jurisdiction ?? '',
              checked,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <LayerMark id={offer.space} unless="coalition" />
        </summary>
        <p className="small">
          {provider && <OrganisationLink id={provider} />}{' '}
          <Link href={pathOf('hosting_offer', offer.id)}>{act.open}</Link>
        </p>
        {fits.length === 0 ? (
          <p className="quiet small">{words.fitsNone}</p>
        ) : (
          <>
            <h3>{words.fitsCohorts}</h3>
            <ul className="coalition-inner">
              {fits.map(({ cohort, fits: holds, lacks }) => (
                <li key={cohort}>
                  <span className="name">{cohorts.find(({ id }) => id === cohort)?.fields.title}</span>
                  {holds.map((fit) => (
                    <span key={fit} className="coalition-fit small">
                      <Check size={13} aria-hidden="true" /> {words.fit[fit]}
                    </span>
                  ))}
                  {lacks.map((fit) => (
                    <span key={fit} className="coalition-lack small">
                      <Minus size={13} aria-hidden="true" /> {words.lack[fit]}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </li>
  );
}
