/** One row a device: whose it is, where it is, what it has of mine, what is still to go and come. */
import { useState } from 'react';
import type { DeviceCustody } from '../../../shared/bridge/contract/sync.ts';
import { syncWords } from '../../../shared/i18n/app/sync.ts';
import { heldBy, nameOfDevice } from '../../data/custody.ts';
import { Button } from '../../parts/button.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';

/** Who is here, and who was met last; what can be done here stays in reach below. */
const mostAtOnce = 8;

export function Devices({ devices }: { devices: readonly DeviceCustody[] }) {
  const words = useWords(syncWords);
  const { compare, counted } = useFormats();
  const [all, setAll] = useState(false);
  const inOrder = [...devices].sort(
    (a, b) =>
      Number(b.connected !== undefined) - Number(a.connected !== undefined) ||
      (b.lastSeen ?? 0) - (a.lastSeen ?? 0) ||
      compare(nameOfDevice(a), nameOfDevice(b)),
  );
  // One more would take no more room than the button that shows it.
  const shown = all || devices.length <= mostAtOnce + 1 ? inOrder : inOrder.slice(0, mostAtOnce);
  return (
    <section className="sync-section">
      <h2>{words.devices}</h2>
      <ul className="sync-rows">
        {shown.map((device) => (
          <Device key={device.device} device={device} />
        ))}
      </ul>
      {shown.length < devices.length && (
        <p>
          <Button small onClick={() => setAll(true)}>
            {counted(words.showAll, devices.length - shown.length)}
          </Button>
        </p>
      )}
    </section>
  );
}

function Device({ device }: { device: DeviceCustody }) {
  const words = useWords(syncWords);
  const formats = useFormats();
  const { own, personName, deviceName, connected, lastSeen, toSend, toFetch } = device;
  const whose = own ? words.own : deviceName;
  const seen = lastSeen === undefined ? words.neverSeen : fill(words.lastSeen, { when: formats.moment(lastSeen) });
  const has = useHas(device);
  const isLevel = connected?.level === true && toSend + toFetch === 0;
  return (
    <li className="sync-row" data-here={connected !== undefined}>
      <div className="sync-who">
        <span className="name clamped" title={nameOfDevice(device)}>
          {nameOfDevice(device)}
        </span>
        {(own || personName !== '') && <span className="name quiet small one-line">{whose}</span>}
      </div>
      <div className="sync-where small">
        {connected ? (
          <span>
            <span className="dot" aria-hidden="true" /> {fill(words.hereNow, { address: connected.address })}
          </span>
        ) : (
          <span className="quiet" title={lastSeen === undefined ? undefined : formats.exactly(lastSeen)}>
            {seen}
          </span>
        )}
      </div>
      <div className="sync-has">
        <span className="figures">{has}</span>
        <span className="quiet small figures">
          {isLevel
            ? words.level
            : [
                fill(words.toSend, { n: formats.number(toSend) }),
                fill(words.toFetch, { n: formats.number(toFetch) }),
              ].join(' · ')}
        </span>
      </div>
      {connected?.progress && <Fetching who={nameOfDevice(device)} progress={connected.progress} />}
    </li>
  );
}

function useHas(device: DeviceCustody): string {
  const words = useWords(syncWords);
  const formats = useFormats();
  const held = heldBy(device);
  switch (held.type) {
    case 'all':
      return words.hasAll;
    case 'upTo':
      return fill(words.hasUpTo, { when: formats.moment(held.at) });
    case 'nothing':
      return words.hasNothing;
    case 'unknown':
      return words.hasNotSaid;
    case 'none':
      return words.nothingForIt;
  }
}

/** A first sync takes a while, and who waits wants to see that it goes on. */
function Fetching({ who, progress }: { who: string; progress: { readonly done: number; readonly of: number } }) {
  const words = useWords(syncWords);
  const formats = useFormats();
  const { done, of } = progress;
  const label = fill(words.fetching, { who });
  return (
    <div className="sync-progress">
      <span className="small">{label}</span>
      <progress aria-label={label} max={Math.max(1, of)} value={done} />
      <span className="quiet small figures">
        {fill(words.progress, { done: formats.number(done), of: formats.number(of) })}
      </span>
    </div>
  );
}
