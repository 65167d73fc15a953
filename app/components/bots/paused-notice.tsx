import { useTranslation } from "react-i18next";
import { Notice } from "../ui/notice";
import { TextLink } from "../ui/text-link";

/** Why a bot that is on says nothing, and where that is changed. */
export function PausedNotice() {
  const { t } = useTranslation("bots");
  return (
    <Notice tone="warn" title={t("paused.title")}>
      {t("paused.why")} <TextLink to="/plan">{t("paused.plan")}</TextLink>
    </Notice>
  );
}
