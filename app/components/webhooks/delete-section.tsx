import { useTranslation } from "react-i18next";
import type { Endpoint } from "../../../lib/contract/endpoint";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Section } from "../ui/section";
import { SwitchButton } from "./endpoint-banner";

/** Off for a while, or gone for good. */
export function DeleteSection({ endpoint, mayChange }: { endpoint: Endpoint; mayChange: boolean }) {
  const { t } = useTranslation(["webhooks", "common"]);
  const { id, url, enabled } = endpoint;
  const name = URL.canParse(url) ? new URL(url).host : url;
  return (
    <Section title={t("danger.title")} description={t("danger.lead")}>
      <Card className="flex flex-wrap gap-3">
        {enabled && <SwitchButton id={id} mayChange={mayChange} to={false} size="md" />}
        {mayChange ? (
          <ConfirmDialog
            trigger={<Button variant="danger">{t("danger.button")}</Button>}
            title={t("danger.confirm")}
            confirmLabel={t("danger.button")}
            typedName={name}
            fields={{ intent: "delete", name }}
            action={`/webhooks/${id}/settings`}
          >
            {t("danger.lost")}
          </ConfirmDialog>
        ) : (
          <Button variant="danger" disabledReason={t("common:problems.forbidden")}>
            {t("danger.button")}
          </Button>
        )}
      </Card>
    </Section>
  );
}
