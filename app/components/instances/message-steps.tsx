import clsx from "clsx";
import Check from "lucide-react/icons/check";
import CircleAlert from "lucide-react/icons/circle-alert";
import { useTranslation } from "react-i18next";
import type { MessageStatus } from "../../../lib/contract/message-log";

const STEPS: readonly MessageStatus[] = ["PENDING", "SERVER_ACK", "DELIVERY_ACK", "READ"];

/** Heard is more than read. */
const reached = (status: MessageStatus) => (status === "PLAYED" ? STEPS.length - 1 : STEPS.indexOf(status));

/** How far a message has come: pending, sent, delivered, read. One that failed says so. */
export function MessageSteps({ status }: { status: MessageStatus }) {
  const { t } = useTranslation("instances");
  if (status === "ERROR") {
    return (
      <p aria-live="polite" className="flex items-center gap-2 font-medium text-bad">
        <CircleAlert aria-hidden="true" className="size-4.5" />
        {t("message.status.ERROR")}
      </p>
    );
  }
  const last = reached(status);
  return (
    <div className="grid gap-2">
      <p aria-live="polite" className="sr-only">
        {t("message.now", { status: t(`message.status.${status}`) })}
      </p>
      <ol className="grid grid-cols-4">
        {STEPS.map((step, index) => (
          <li key={step} aria-current={index === last ? "step" : undefined} className="relative grid gap-1.5">
            {index > 0 && (
              <span
                aria-hidden="true"
                className={clsx("absolute top-3 right-1/2 h-0.5 w-full", index <= last ? "bg-good" : "bg-line")}
              />
            )}
            <span
              aria-hidden="true"
              className={clsx(
                "z-10 grid size-6 place-items-center justify-self-center rounded-full border-2",
                index <= last ? "border-good bg-good-soft text-good" : "border-line bg-surface",
              )}
            >
              {index <= last && <Check className="size-3.5" />}
            </span>
            <span className={clsx("text-center text-sm", index <= last ? "font-medium" : "text-muted")}>
              {t(`message.status.${step}`)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
