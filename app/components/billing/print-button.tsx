import Printer from "lucide-react/icons/printer";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";

/** The browser's own menu does the same where no script runs. */
export function PrintButton() {
  const { t } = useTranslation("billing");
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden="true" />
      {t("invoice.print")}
    </Button>
  );
}
