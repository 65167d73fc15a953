import clsx from "clsx";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import X from "lucide-react/icons/x";
import { Toast as Radix } from "radix-ui";
import { useTranslation } from "react-i18next";
import type { ToastData } from "../../lib/toast";
import { RequestId } from "./form-error";

const GOOD_MS = 6_000;

interface Props {
  toasts: readonly ToastData[];
  onClose: (id: string) => void;
}

/** The messages that are up now. F8 goes there. */
export function ToastRegion({ toasts, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Radix.Provider label={t("toast.label")}>
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} onClose={() => onClose(toast.id)} />
      ))}
      <Radix.Viewport
        label={t("toast.region", { hotkey: "{hotkey}" })}
        className="fixed right-0 bottom-0 z-60 grid w-full max-w-96 gap-2 p-4 outline-none print:hidden"
      />
    </Radix.Provider>
  );
}

function Toast({ toast, onClose }: { toast: ToastData; onClose: () => void }) {
  const { t } = useTranslation();
  const isBad = toast.tone === "bad";
  const Icon = isBad ? CircleAlert : CircleCheck;
  return (
    <Radix.Root
      type={isBad ? "foreground" : "background"}
      duration={isBad ? Number.POSITIVE_INFINITY : GOOD_MS}
      onOpenChange={(open) => !open && onClose()}
      className="float flex items-start gap-3 p-3.5"
    >
      <Icon aria-hidden="true" className={clsx("mt-0.5 size-4.5 shrink-0", isBad ? "text-bad" : "text-good")} />
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium">{toast.title}</Radix.Title>
        {toast.detail && <Radix.Description className="text-muted">{toast.detail}</Radix.Description>}
        {toast.requestId && <RequestId id={toast.requestId} />}
      </div>
      <Radix.Close aria-label={t("close")} className="rounded-sm p-0.5 text-muted hover:text-ink">
        <X aria-hidden="true" className="size-4" />
      </Radix.Close>
    </Radix.Root>
  );
}
