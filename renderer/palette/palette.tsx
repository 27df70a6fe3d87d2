/** Search and commands in one box. */
import { Dialog } from '../parts/dialog.tsx';

export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Search">
      <input className="input" aria-label="Search" />
    </Dialog>
  );
}
