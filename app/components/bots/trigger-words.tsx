import { useTranslation } from "react-i18next";
import type { Bot } from "../../../lib/contract/bot";

type Trigger = Pick<Bot, "triggerType" | "triggerOperator" | "triggerValue">;

/** What starts a bot, as one would say it. */
export function TriggerWords({ bot: { triggerType, triggerOperator, triggerValue } }: { bot: Trigger }) {
  const { t } = useTranslation("bots");
  if (triggerType === "all" || triggerType === "none") return t(`trigger.${triggerType}`);
  const way = triggerType === "advanced" ? "advanced" : (triggerOperator ?? "equals");
  if (!triggerValue) return t("trigger.none");
  return <span className="line-clamp-2 break-words sm:max-w-64">{t(`trigger.${way}`, { value: triggerValue })}</span>;
}
