import { useSearchParams } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "../ui/button";

export function NewKeyButton({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation(["keys", "common"]);
  const [params] = useSearchParams();
  const words = (
    <>
      <Plus aria-hidden="true" />
      {t("create.title")}
    </>
  );
  if (!mayChange) {
    return (
      <Button variant="primary" disabledReason={t("common:problems.forbidden")}>
        {words}
      </Button>
    );
  }
  const search = new URLSearchParams(params);
  search.set("new", "1");
  return (
    <ButtonLink variant="primary" to={{ search: search.toString() }} preventScrollReset>
      {words}
    </ButtonLink>
  );
}
