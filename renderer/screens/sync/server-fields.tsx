/** The boxes that servers are named with. */
import { useState } from 'react';
import type { ServerKind } from '../../../shared/bridge/contract/sync.ts';
import { passphraseWords } from '../../../shared/i18n/app/passphrase.ts';
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useSpaceName } from '../../parts/space-mark.tsx';
import { useWords } from '../../words/language.tsx';
import type { SharedSpace } from './use-shared-spaces.ts';

interface TextProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string | undefined;
}

export function AddressField({ kind, value, onChange, problem }: TextProps & { kind: ServerKind }) {
  const words = useWords(serversWords);
  const about = {
    relay: { label: words.linkOrAddress, hint: words.relayHint, example: 'wss://relay.example' },
    webdav: {
      label: words.folderAddress,
      hint: words.webdavHint,
      example: 'https://sky.example/remote.php/dav/files/ida/Samband',
    },
    automerge: { label: words.address, hint: words.automergeHint, example: 'wss://sync.example' },
  }[kind];
  return (
    <TextField
      label={about.label}
      hint={about.hint}
      placeholder={about.example}
      problem={problem}
      inputMode="url"
      autoCapitalize="none"
      maxLength={1_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface LoginProps {
  readonly login: { readonly username: string; readonly password: string };
  readonly onChange: (login: LoginProps['login']) => void;
}

export function LoginFields({ login, onChange }: LoginProps) {
  const words = useWords(serversWords);
  return (
    <>
      <TextField
        label={words.userName}
        autoCapitalize="none"
        maxLength={200}
        value={login.username}
        onChange={(event) => onChange({ ...login, username: event.currentTarget.value })}
      />
      <PasswordField
        label={words.password}
        hint={words.passwordHint}
        value={login.password}
        onChange={(password) => onChange({ ...login, password })}
      />
    </>
  );
}

export function PasswordField({
  label,
  hint,
  value,
  onChange,
  problem,
}: TextProps & { label: string; hint?: string | undefined }) {
  const words = useWords(passphraseWords);
  const [shown, setShown] = useState(false);
  return (
    <div className="server-password">
      <TextField
        label={label}
        {...(hint !== undefined && { hint })}
        problem={problem}
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        autoCapitalize="none"
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button small aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? words.hide : words.show}
      </Button>
    </div>
  );
}

interface SpaceFieldProps {
  readonly shared: readonly SharedSpace[];
  readonly value: string;
  readonly onChoose: (space: string) => void;
  readonly problem: string | undefined;
}

/** Nothing is chosen beforehand: a voucher is used up by the wrong one. */
export function SpaceField({ shared, value, onChoose, problem }: SpaceFieldProps) {
  const words = useWords(serversWords);
  const nameOf = useSpaceName();
  // Only a steward's device can open an account.
  const stewarded = shared.filter(({ isSteward }) => isSteward);
  const offered = stewarded.length > 0 ? stewarded : shared;
  return (
    <SelectField
      label={words.forSpace}
      hint={words.forSpaceHint}
      problem={problem}
      value={value}
      choices={[
        { value: '', label: words.choose },
        ...offered.map(({ space }) => ({ value: space.id, label: nameOf(space) })),
      ]}
      onChoose={onChoose}
    />
  );
}

export function ProxyField({ value, onChange, problem }: TextProps) {
  const words = useWords(serversWords);
  return (
    <TextField
      label={words.proxy}
      hint={words.proxyHint}
      placeholder="socks5h://127.0.0.1:9050"
      problem={problem}
      autoCapitalize="none"
      maxLength={300}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
