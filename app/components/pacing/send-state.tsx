import { useTranslation } from "react-i18next";
import type { PacedSend } from "../../../lib/contract/pacing";
import { Status, type Tone } from "../ui/status";

const TONES: Readonly<Record<PacedSend["state"], Tone>> = {
  queued: "info",
  waiting: "warn",
  sending: "info",
  sent: "good",
  failed: "bad",
  cancelled: "off",
  unknown: "warn",
};

const KNOWN_CODES = ["expired", "refused", "unauthenticated", "outcome_unknown"] as const;

/** Its state, and why it is so. */
export function SendState({ send: { state, reason, code, message } }: { send: PacedSend }) {
  const { t } = useTranslation("pacing");
  const known = KNOWN_CODES.find((one) => one === code);
  const words = known ? t(`codes.${known}`) : code && t("codes.other", { code });
  const why = reason ? t(`reasons.${reason}`) : words;
  return (
    <span className="grid justify-items-start gap-0.5">
      <Status tone={TONES[state]}>{t(`states.${state}`)}</Status>
      {why && (
        <span className="text-sm text-muted" title={message ?? undefined}>
          {why}
        </span>
      )}
    </span>
  );
}
