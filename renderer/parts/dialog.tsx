/** A dialog over the screen: focus goes in and comes back, Escape closes, what lies behind is out of reach. */
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Shown to screen readers only. */
  readonly quietTitle?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ isOpen, onClose, title, quietTitle, wide, children }: DialogProps) {
  return (
    <ModalOverlay className="veil" isOpen={isOpen} isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={wide ? 'dialog wide' : 'dialog'}>
        <AriaDialog className="dialog-body">
          <Heading slot="title" level={2} className={quietTitle ? 'unseen' : ''}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
