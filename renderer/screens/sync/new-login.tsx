/** Another name and password for a folder on a server: what it was is told to no window, so empty boxes leave it as it is. */
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { TextField } from '../../parts/field.tsx';
import { useWords } from '../../words/language.tsx';
import { PasswordField } from './server-fields.tsx';

export interface NewLogin {
  readonly username: string;
  readonly password: string;
}

interface NewLoginProps {
  readonly login: NewLogin;
  readonly onChange: (login: NewLogin) => void;
  readonly problem?: string | undefined;
}

export function NewLoginFields({ login, onChange, problem }: NewLoginProps) {
  const words = useWords(serversWords);
  return (
    <>
      <TextField
        label={words.newUserName}
        hint={words.asItIs}
        autoCapitalize="none"
        maxLength={200}
        value={login.username}
        onChange={(event) => onChange({ ...login, username: event.currentTarget.value })}
      />
      <PasswordField
        label={words.newPassword}
        hint={words.asItIs}
        value={login.password}
        onChange={(password) => onChange({ ...login, password })}
        problem={problem}
      />
    </>
  );
}

/** What was typed of it. */
export function givenLogin({ username, password }: NewLogin): Partial<NewLogin> {
  return { ...(username !== '' && { username }), ...(password !== '' && { password }) };
}
