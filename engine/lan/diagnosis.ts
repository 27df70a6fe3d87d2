/** From what discovery, the door and dialling have met: one sentence's worth of why nobody is found, and the next steps. */
import type { LanStep, LanVerdict } from '../../shared/lan/verdict.ts';
import type { DialError } from './dial.ts';
import type { DiscoveryFacts } from './discovery.ts';
import type { Link } from './links.ts';
import type { ListenError } from './listen.ts';

export interface Attempt {
  /** host:port. */
  readonly address: string;
  /** `typed`: somebody typed or scanned it and waits for a word about it. */
  readonly how: 'typed' | 'heard';
  readonly outcome: 'trying' | 'connected' | DialError['type'];
}

export interface LanFacts {
  /** Undefined while switched off. */
  readonly discovery: DiscoveryFacts | undefined;
  readonly cannotListen: ListenError['type'] | undefined;
  readonly cannotHear: 'PortTaken' | 'NotPermitted' | undefined;
  /** Which link a packet to far away would take (linkOutwards). */
  readonly outwards: Link | undefined;
  /** Of each address the last one, the newest first. */
  readonly attempts: readonly Attempt[];
  /** Open at this moment. */
  readonly channels: number;
}

/** After so long somebody who is there has been heard: found after 0.4 to 1 s, 2 s at 40 % loss. */
export const quietMilliseconds = 5_000;

const ladder = ['address', 'hotspot', 'stick', 'relay'] as const;
const afterAddress = ladder.slice(1);

export function diagnose(facts: LanFacts): LanVerdict {
  const { discovery, channels } = facts;
  if (channels > 0) return { type: 'Connected', channels, next: [] };
  // What went wrong before the last that went well is over.
  const lastGood = facts.attempts.findIndex(({ outcome }) => outcome === 'connected');
  const attempts = lastGood < 0 ? facts.attempts : facts.attempts.slice(0, lastGood);
  const typed = attempts.find(({ how }) => how === 'typed');
  const aboutTyped = typed && verdictOnTyped(typed);
  if (aboutTyped) return aboutTyped;
  if (!discovery) return { type: 'Off', next: ['switchOnThere', ...ladder] };

  const lans = discovery.links.filter(({ kind }) => kind === 'lan');
  const tunnel = discovery.links.find(({ kind }) => kind === 'tunnel');
  if (lans.length === 0)
    return tunnel
      ? { type: 'OnlyTunnel', link: tunnel.name, next: ['joinNetwork', 'hotspot', 'stick', 'relay'] }
      : { type: 'NoNetwork', next: ['joinNetwork', 'hotspot', 'stick'] };

  const deaf = facts.cannotListen ?? facts.cannotHear;
  if (deaf) return verdictOnDeaf(deaf);

  const [heard] = attempts.filter(({ how }) => how === 'heard').flatMap(verdictOnHeard);
  if (heard) return heard;

  const [code] = Object.keys(discovery.refused);
  if (discovery.sent === 0 && code !== undefined)
    return {
      type: 'SendingRefused',
      code,
      next: ['allowHere', ...(tunnel ? (['turnOffVpn'] as const) : []), ...ladder],
    };
  if (discovery.comradesHeard > 0 || discovery.lookingFor < quietMilliseconds)
    return { type: 'Looking', next: ['wait'] };
  if (facts.outwards?.kind === 'tunnel')
    return { type: 'VpnInTheWay', link: facts.outwards.name, next: ['turnOffVpn', ...ladder] };
  if (discovery.strangersHeard > 0) return { type: 'OnlyStrangers', next: ['checkMembers', 'checkClock', ...ladder] };
  if (discovery.ownHeard === 0) return { type: 'NothingComesIn', next: ['allowHere', ...ladder] };
  return { type: 'AloneOrKeptApart', next: ['switchOnThere', ...ladder] };
}

/** What to say to who typed or scanned an address, whatever else is going on; undefined where nothing went wrong. */
export function verdictOnTyped({ address, outcome }: Omit<Attempt, 'how'>): LanVerdict | undefined {
  switch (outcome) {
    case 'connected':
    case 'Cancelled':
      return undefined;
    case 'trying':
      return { type: 'Looking', next: ['wait'] };
    case 'TimedOut':
    case 'Unreachable':
      return { type: 'TypedNoAnswer', address, next: ['checkAddress', 'allowThere', ...afterAddress] };
    case 'Refused':
      return { type: 'TypedRefused', address, next: ['switchOnThere', 'checkAddress', ...afterAddress] };
    case 'NotPermitted':
      return { type: 'SendingRefused', code: outcome, next: ['allowHere', 'turnOffVpn', ...afterAddress] };
    case 'NotSamband':
      return { type: 'TypedNotSamband', address, next: ['checkAddress', ...afterAddress] };
    case 'NotAnAddress':
      return { type: 'TypedNoAddress', address, next: ['checkAddress', ...afterAddress] };
    case 'Self':
      return { type: 'TypedSelf', address, next: ['checkAddress'] };
    default:
      return notLetIn(address, outcome);
  }
}

function verdictOnHeard({ address, outcome }: Attempt): LanVerdict[] {
  switch (outcome) {
    case 'TimedOut':
    case 'Unreachable':
    case 'Refused':
    case 'NotPermitted':
      return [{ type: 'HeardButNoAnswer', address, next: ['allowThere', 'allowHere', ...afterAddress] }];
    case 'WrongDoor':
    case 'DoorProofBad':
    case 'DeviceProofBad':
    case 'NotAMember':
    case 'NotAdmitted':
    case 'Gone':
      return [notLetIn(address, outcome)];
    default:
      return [];
  }
}

type NotLetInOutcome = 'WrongDoor' | 'DoorProofBad' | 'DeviceProofBad' | 'NotAMember' | 'NotAdmitted' | 'Gone';

function notLetIn(address: string, outcome: NotLetInOutcome): LanVerdict {
  const by: Record<NotLetInOutcome, 'Member' | 'Door' | 'Proof'> = {
    WrongDoor: 'Door',
    Gone: 'Door',
    NotAMember: 'Member',
    NotAdmitted: 'Member',
    DoorProofBad: 'Proof',
    DeviceProofBad: 'Proof',
  };
  const why = by[outcome];
  const first: readonly LanStep[] = why === 'Proof' ? ['hotspot', 'stick'] : ['checkMembers', 'stick'];
  return { type: 'NotLetIn', address, why, next: first };
}

function verdictOnDeaf(why: ListenError['type']): LanVerdict {
  switch (why) {
    case 'PortTaken':
      return { type: 'CannotListen', why, next: ['closeOther', ...ladder] };
    case 'NotPermitted':
      return { type: 'CannotListen', why, next: ['allowHere', ...ladder] };
    default:
      return { type: 'CannotListen', why: 'Other', next: [...ladder] };
  }
}
