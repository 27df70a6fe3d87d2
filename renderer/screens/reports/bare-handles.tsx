/** Handles that will notify nobody: the server is added where the organisation is known, and never guessed. */
import { type FormEvent, useState } from 'react';
import type { ReportPreview } from '../../../shared/bridge/contract/report.ts';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { useSteps } from '../../data/engine.tsx';
import { useRow } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';

type Bare = ReportPreview['bare'][number];

export function BareHandles({ bare }: { bare: readonly Bare[] }) {
  const words = useWords(reportScreenWords);
  const formats = useFormats();
  if (bare.length === 0) return null;
  return (
    <details className="bare-handles" open={bare.length <= 3}>
      <summary>{formats.counted(words.bareHandles, bare.length)}</summary>
      <ul>
        {bare.map(({ handle, record }) => (
          <li key={handle}>
            {record ? <WithServer handle={handle} record={record} /> : <span className="name">{handle}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function WithServer({ handle, record }: { handle: string; record: string }) {
  const words = useWords(reportScreenWords);
  const { act } = useCommonWords();
  const steps = useSteps();
  const row = useRow('organisation', record);
  const [text, setText] = useState('');
  const server = serverIn(text);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!row || !server) return;
    const user = handle.slice(1).toLowerCase();
    const handles = row.fields.handles.map(({ user: name, host, network }) => ({
      user: name,
      ...(host ? { host } : name.toLowerCase() === user ? { host: server } : {}),
      ...(network && { network }),
    }));
    void steps.perform(
      [{ op: 'set', id: record, field: 'handles', value: handles }],
      fill(words.serverAdded, { handle: `${handle}@${server}` }),
    );
  };
  return (
    <form onSubmit={add}>
      <span className="name">{handle}@</span>
      <input
        className="input"
        aria-label={fill(words.serverOf, { handle })}
        placeholder="social.example"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={260}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button small type="submit" disabled={!server || !row}>
        {act.add}
      </Button>
    </form>
  );
}

/** Of what was typed or pasted: a server alone, or with the name before it. */
function serverIn(text: string): string | undefined {
  const server = text.trim().toLowerCase().replace(/^.*@/, '');
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(server) ? server : undefined;
}
