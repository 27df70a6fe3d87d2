/** The act of a door form. While Argon2id takes its second, it says so in words, on itself and to screen readers. */
import { Button } from '../parts/button.tsx';

export function ActButton({ busy, word, working }: { busy: boolean; word: string; working: string }) {
  return (
    <>
      {/* Not disabled: the focus would fall off it. */}
      <Button type="submit" look="primary" aria-disabled={busy}>
        {busy ? working : word}
      </Button>
      <span className="unseen" role="status">
        {busy ? working : ''}
      </span>
    </>
  );
}
