import { useTranslation } from "react-i18next";
import type { BotSession } from "../../../lib/contract/bot";
import { Status, type Tone } from "../ui/status";

const TONES: Readonly<Record<BotSession["status"], Tone>> = { opened: "good", paused: "warn", closed: "off" };

/** Who answers this contact. */
export function SessionStatus({ status }: Pick<BotSession, "status">) {
  const { t } = useTranslation("botWork");
  return <Status tone={TONES[status]}>{t(`sessions.states.${status}`)}</Status>;
}
