import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Attempt, diagnose, type LanFacts, verdictOnTyped } from '../../../engine/lan/diagnosis.ts';
import type { DiscoveryFacts } from '../../../engine/lan/discovery.ts';
import { addressesWorthShowing, type Link, linksOf } from '../../../engine/lan/links.ts';
import { lanVerdictText, lanWords } from '../../../shared/i18n/app/lan.ts';
import { languages } from '../../../shared/model/enumerations.ts';

const lan = link('wlan0', 'lan', '192.168.1.5', '192.168.1.255');
const vpn = link('tun0', 'tunnel', '10.8.2.2', undefined);

function link(name: string, kind: Link['kind'], address: string, broadcast: string | undefined): Link {
  return { name, kind, v4: [{ address, broadcast }], v6: [], scope: name };
}

function facts(discovery: Partial<DiscoveryFacts> = {}, more: Partial<LanFacts> = {}): LanFacts {
  const calm = { links: [lan], sent: 3, refused: {}, ownHeard: 9, comradesHeard: 0, strangersHeard: 0 };
  return {
    discovery: { ...calm, lookingFor: 9_000, found: [], ...discovery },
    cannotListen: undefined,
    cannotHear: undefined,
    outwards: lan,
    attempts: [],
    channels: 0,
    ...more,
  };
}

const attempt = (how: Attempt['how'], outcome: Attempt['outcome']) => ({
  attempts: [{ address: '192.168.1.9:4100', how, outcome }],
});

test.each<[string, LanFacts, string]>([
  ['switched off', { ...facts(), discovery: undefined }, 'Off'],
  ['no network at all', facts({ links: [] }), 'NoNetwork'],
  ['only loopback', facts({ links: [link('lo', 'loopback', '127.0.0.1', undefined)] }), 'NoNetwork'],
  ['only a VPN', facts({ links: [vpn] }), 'OnlyTunnel'],
  ['the first seconds', facts({ lookingFor: 3_000 }), 'Looking'],
  ['a VPN owns the default route', facts({ links: [vpn, lan] }, { outwards: vpn }), 'VpnInTheWay'],
  [
    'a VPN owns it, and comrades are connected',
    facts({ links: [vpn, lan] }, { outwards: vpn, channels: 1 }),
    'Connected',
  ],
  ['sending is refused', facts({ sent: 0, refused: { EPERM: 4 } }), 'SendingRefused'],
  ['some of it is refused, some goes out', facts({ refused: { ENETUNREACH: 1 } }), 'AloneOrKeptApart'],
  ['own beacons come back and nobody else', facts(), 'AloneOrKeptApart'],
  ['nothing comes in', facts({ ownHeard: 0 }), 'NothingComesIn'],
  ['only beacons of others', facts({ strangersHeard: 20 }), 'OnlyStrangers'],
  [
    'heard, but the address does not answer',
    facts({ comradesHeard: 5 }, attempt('heard', 'TimedOut')),
    'HeardButNoAnswer',
  ],
  ['heard, and being dialled', facts({ comradesHeard: 5 }, attempt('heard', 'trying')), 'Looking'],
  ['heard, and they do not know this device', facts({}, attempt('heard', 'NotAdmitted')), 'NotLetIn'],
  ['typed: no answer', facts({}, attempt('typed', 'TimedOut')), 'TypedNoAnswer'],
  ['typed: no way there (nobody answers ARP)', facts({}, attempt('typed', 'Unreachable')), 'TypedNoAnswer'],
  ['typed: not in Meet', facts({}, attempt('typed', 'Refused')), 'TypedRefused'],
  ['typed: something else', facts({}, attempt('typed', 'NotSamband')), 'TypedNotSamband'],
  ['typed: this very computer', facts({}, attempt('typed', 'Self')), 'TypedSelf'],
  ['typed: connected, and gone again', facts({}, attempt('typed', 'connected')), 'AloneOrKeptApart'],
  [
    'typed in vain before a comrade was heard, connected and left',
    facts({}, { attempts: [...attempt('heard', 'connected').attempts, ...attempt('typed', 'TimedOut').attempts] }),
    'AloneOrKeptApart',
  ],
  [
    'typed in vain while a comrade is connected',
    facts({}, { ...attempt('typed', 'TimedOut'), channels: 1 }),
    'Connected',
  ],
  ['the port is taken', facts({}, { cannotListen: 'PortTaken' }), 'CannotListen'],
])('%s', (_, given, expected) => {
  expect(diagnose(given).type).toBe(expected);
});

test('under client isolation a typed address leads to the hotspot, the stick, the relay, in this order', () => {
  const { next } = diagnose(facts({}, attempt('typed', 'TimedOut')));
  expect(next.slice(-3)).toEqual(['hotspot', 'stick', 'relay']);
  expect(diagnose(facts()).next.slice(-4)).toEqual(['address', 'hotspot', 'stick', 'relay']);
});

test('who typed an address is told about it whoever else is connected', () => {
  expect(verdictOnTyped({ address: '192.168.1.9:4100', outcome: 'Refused' })?.type).toBe('TypedRefused');
  expect(verdictOnTyped({ address: '192.168.1.9:4100', outcome: 'connected' })).toBeUndefined();
});

test('every verdict has words in every language, without a hole, and a step to take unless all is well', () => {
  const outcomes = ['trying', 'connected', 'TimedOut', 'Unreachable', 'Refused', 'NotPermitted', 'NotSamband'] as const;
  const more = ['NotAnAddress', 'Cancelled', 'WrongDoor', 'DoorProofBad', 'DeviceProofBad', 'NotAMember'] as const;
  const any = fc.record({
    discovery: fc.option(
      fc.record({
        links: fc.subarray([lan, vpn]),
        sent: fc.nat(3),
        refused: fc.constantFrom({}, { EPERM: 2 }),
        ownHeard: fc.nat(2),
        comradesHeard: fc.nat(2),
        strangersHeard: fc.nat(2),
        lookingFor: fc.nat(10_000),
        found: fc.constant([]),
      }),
      { nil: undefined },
    ),
    cannotListen: fc.constantFrom(undefined, 'PortTaken', 'NotPermitted', 'NoSuchAddress', 'CannotListen'),
    cannotHear: fc.constantFrom(undefined, 'PortTaken', 'NotPermitted'),
    outwards: fc.constantFrom(undefined, lan, vpn),
    attempts: fc.array(
      fc.record({
        address: fc.constant('192.168.1.9:4100'),
        how: fc.constantFrom('typed', 'heard'),
        outcome: fc.constantFrom(...outcomes, ...more, 'NotAdmitted', 'Self', 'Gone'),
      }),
      { maxLength: 3 },
    ),
    channels: fc.nat(1),
  }) as fc.Arbitrary<LanFacts>;
  fc.assert(
    fc.property(any, fc.constantFrom(...languages), (given, language) => {
      const verdict = diagnose(given);
      expect(lanVerdictText(verdict, language)).toMatch(/^[^{}]{10,}[.!?…]$/);
      expect(verdict.next.length > 0).toBe(verdict.type !== 'Connected');
      for (const step of verdict.next) expect(lanWords[language].steps[step].length).toBeGreaterThan(5);
    }),
    { numRuns: 1_000 },
  );
});

test('addresses to show: the LAN before anything else, no tunnel, no container, no link-local while there is a LAN', () => {
  const info = { mac: '02:00:5e:00:00:01', internal: false, cidr: null };
  const v4 = (address: string, netmask = '255.255.255.0') => ({ ...info, family: 'IPv4' as const, address, netmask });
  const v6 = (address: string) => ({ ...info, family: 'IPv6' as const, address, netmask: 'ffff::', scopeid: 4 });
  const links = linksOf(
    {
      lo: [{ ...v4('127.0.0.1', '255.0.0.0'), internal: true }],
      docker0: [v4('172.17.0.1', '255.255.0.0')],
      wg0: [{ ...v4('10.8.2.2', '255.255.255.255'), mac: '00:00:00:00:00:00' }],
      mystery: [{ ...v4('10.9.0.1'), mac: '00:00:00:00:00:00' }],
      wlan0: [v4('192.168.1.5'), v6('fe80::5'), v6('2001:db8::5')],
      eth0: [v4('169.254.7.7', '255.255.0.0'), v6('fe80::6')],
    },
    'linux',
  );
  expect(links.map(({ kind }) => kind)).toEqual(['loopback', 'inner', 'tunnel', 'tunnel', 'lan', 'lan']);
  expect(addressesWorthShowing(links, 4100)).toEqual(['192.168.1.5:4100', '[2001:db8::5]:4100', '169.254.7.7:4100']);
  const withoutLan = links.filter(({ kind }) => kind !== 'lan');
  expect(addressesWorthShowing(withoutLan, 1)).toEqual(['172.17.0.1:1', '10.8.2.2:1', '10.9.0.1:1']);
  expect(links.flatMap(({ v4: each }) => each.map(({ broadcast }) => broadcast))).toEqual([
    '127.255.255.255',
    '172.17.255.255',
    undefined,
    '10.9.0.255',
    '192.168.1.255',
    '169.254.255.255',
  ]);
  expect(links[4]).toMatchObject({ v6: ['fe80::5%wlan0', '2001:db8::5'], scope: 'wlan0' });
  // The switch that Hyper-V puts before the real card is the LAN; its own network for Linux is not.
  const windows = linksOf(
    { 'vEthernet (Bridged)': [v4('192.168.1.5')], 'vEthernet (WSL)': [v4('172.30.0.1')] },
    'win32',
  );
  expect(windows.map(({ kind }) => kind)).toEqual(['lan', 'inner']);
  expect(linksOf({ WLAN: [v4('192.168.1.5'), v6('fe80::5')] }, 'win32')[0]).toMatchObject({ scope: '4' });
});
