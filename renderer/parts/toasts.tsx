/** What happened and the way back, said once and read out; gone after a while unless somebody is there with it. */
import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useCommonWords } from '../words/language.tsx';
import { Button } from './button.tsx';

export interface Toast {
  readonly text: string;
  readonly tone?: 'done' | 'problem';
  readonly act?: { readonly word: string; readonly run: () => void } | undefined;
}

interface Toasts {
  readonly show: (toast: Toast) => void;
}

const ToastContext = createContext<Toasts>({ show: () => {} });

export function useToasts(): Toasts {
  return useContext(ToastContext);
}

type Shown = Toast & { readonly id: number };

const stays = { done: 8_000, problem: 20_000 } as const;
const mostShown = 3;

/** `isOpen`: the vault is. What a toast says is the vault's, so it goes when the vault is locked. */
export function ToastProvider({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(1);
  const hide = useCallback((id: number) => setShown((now) => now.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (toast: Toast) => {
      const id = next.current++;
      // The newest undo is the only one that means what it says: earlier ones give way.
      setShown((now) => [...now.filter((each) => each.act === undefined), { ...toast, id }].slice(-mostShown));
      setTimeout(() => hide(id), stays[toast.tone ?? 'done']);
    },
    [hide],
  );
  useEffect(() => {
    if (!isOpen) setShown([]);
  }, [isOpen]);
  const toasts = useMemo(() => ({ show }), [show]);
  return (
    <ToastContext value={toasts}>
      {children}
      <ToastList shown={shown} onHide={hide} />
    </ToastContext>
  );
}

function ToastList({ shown, onHide }: { shown: readonly Shown[]; onHide: (id: number) => void }) {
  const { act } = useCommonWords();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div className="toast" key={toast.id} data-tone={toast.tone ?? 'done'}>
          <span title={toast.text}>{toast.text}</span>
          {toast.act && (
            <Button
              small
              onClick={() => {
                onHide(toast.id);
                toast.act?.run();
              }}
            >
              {toast.act.word}
            </Button>
          )}
          <Button small aria-label={act.close} onClick={() => onHide(toast.id)}>
            <X size={16} aria-hidden="true" />
          </Button>
        </div>
      ))}
    </div>
  );
}
