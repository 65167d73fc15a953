import { useTranslation } from "react-i18next";
import type { BotKind } from "../../../lib/contract/bot";
import { Notice } from "../ui/notice";

/** What cannot be known of a bot of OpenAI is said, not shown as nought. */
export function OpenaiNotice({ kind }: { kind: BotKind }) {
  const { t } = useTranslation("botWork");
  return kind === "openai" ? <Notice tone="info">{t("openai")}</Notice> : null;
}
