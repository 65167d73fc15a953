import { useTranslation } from "react-i18next";
import { Notice } from "../ui/notice";

/** Why a bot's own server is refused, though the bot answers; saving its address below gives it a key again. */
export function KeyEndedNotice() {
  const { t } = useTranslation("bots");
  return (
    <Notice tone="warn" title={t("keyEnded.title")}>
      {t("keyEnded.why")}
    </Notice>
  );
}
