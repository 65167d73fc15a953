import { useTranslation } from "react-i18next";
import type { Bot } from "../../../lib/contract/bot";
import { Status } from "../ui/status";

/** On, off, or held back by the platform. */
export function BotStatus({ bot: { enabled, paused } }: { bot: Pick<Bot, "enabled" | "paused"> }) {
  const { t } = useTranslation("bots");
  if (paused) return <Status tone="warn">{t("states.paused")}</Status>;
  return <Status tone={enabled ? "good" : "off"}>{t(enabled ? "states.on" : "states.off")}</Status>;
}
