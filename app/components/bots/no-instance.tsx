import Smartphone from "lucide-react/icons/smartphone";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** A bot answers for a number: that comes first. */
export function NoInstance() {
  const { t } = useTranslation("bots");
  const next = (
    <ButtonLink variant="primary" to="/instances">
      {t("empty.connect")}
    </ButtonLink>
  );
  return (
    <EmptyState icon={<Smartphone />} title={t("noNumber.title")} action={next}>
      {t("empty.whyNumber")}
    </EmptyState>
  );
}
