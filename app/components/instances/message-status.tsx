import { useTranslation } from "react-i18next";
import type { MessageStatus as State } from "../../../lib/contract/message-log";
import { Status, type Tone } from "../ui/status";

const TONES: Readonly<Record<State, Tone>> = {
  PENDING: "warn",
  SERVER_ACK: "info",
  DELIVERY_ACK: "good",
  READ: "good",
  PLAYED: "good",
  ERROR: "bad",
};

/** How far a message has come, in a word. One that came in has simply come. */
export function MessageStatus({ status, direction }: { status: State; direction: "in" | "out" }) {
  const { t } = useTranslation("instances");
  if (direction === "in" && status !== "ERROR") return <Status tone="good">{t("message.received")}</Status>;
  return <Status tone={TONES[status]}>{t(`message.status.${status}`)}</Status>;
}
