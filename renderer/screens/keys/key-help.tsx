/** Every key there is. */
import { Dialog } from '../../parts/dialog.tsx';

export function KeyHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys">
      <p>N</p>
    </Dialog>
  );
}
