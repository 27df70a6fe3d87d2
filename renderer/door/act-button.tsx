/** The act of a door form. While Argon2id takes its second, it says so in words, on itself and to screen readers. */
import { Button } from '../parts/button.tsx';

interface ActButtonProps {
  readonly busy: boolean;
  readonly word: string;
  readonly working: string;
  /** Ordinary where something else on the screen is waited for more. */
  readonly look?: 'primary' | 'ordinary';
}

export function ActButton({ busy, word, working, look = 'primary' }: ActButtonProps) {
  return (
    <>
      {/* Not disabled: the focus would fall off it. */}
      <Button type="submit" look={look} aria-disabled={busy}>
        {busy ? working : word}
      </Button>
      <span className="unseen" role="status">
        {busy ? working : ''}
      </span>
    </>
  );
}
