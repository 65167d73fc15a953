import Plus from "lucide-react/icons/plus";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "../ui/button";

export function NewBotButton({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation(["bots", "common"]);
  const words = (
    <>
      <Plus aria-hidden="true" />
      {t("new.title")}
    </>
  );
  if (mayChange) {
    return (
      <ButtonLink variant="primary" to="/bots/new">
        {words}
      </ButtonLink>
    );
  }
  return (
    <Button variant="primary" disabledReason={t("common:problems.forbidden")}>
      {words}
    </Button>
  );
}
