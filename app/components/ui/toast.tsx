import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useEffect, useState } from "react";
import type { ToastData } from "../../lib/toast";

// Most pages never show one: its code comes with the first.
const ToastRegion = lazy(async () => ({ default: (await import("./toast-region")).ToastRegion }));

const ShowContext = createContext<(toast: ToastData) => void>(() => {});

/** Shows a message from the browser itself; an action answers with `redirectWithToast`. */
export const useToast = () => useContext(ShowContext);

interface Props {
  /** What the last action left behind. */
  flash?: ToastData;
  children: ReactNode;
}

/** Successes go by themselves; errors stay until closed. Both are read out. Without a script they stand above the page. */
export function Toaster({ flash, children }: Props) {
  const [toasts, setToasts] = useState<ToastData[]>([]);
  const show = useCallback((toast: ToastData) => {
    setToasts((all) => [...all.filter(({ id }) => id !== toast.id), toast]);
  }, []);
  const close = useCallback((id: string) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  useEffect(() => {
    if (flash) show(flash);
  }, [flash, show]);
  return (
    <ShowContext.Provider value={show}>
      {flash && (
        <noscript>
          <p role="status">{flash.title}</p>
        </noscript>
      )}
      {children}
      {toasts.length > 0 && (
        <Suspense>
          <ToastRegion toasts={toasts} onClose={close} />
        </Suspense>
      )}
    </ShowContext.Provider>
  );
}
