import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Section } from "../ui/section";

interface Props {
  id: string;
  name: string;
  /** That the page shows: what somebody else has changed since is looked at first. */
  version: number;
  mayChange: boolean;
}

/** Gone for good: off is the gentler way, and stands above. */
export function DeleteSection({ id, name, version, mayChange }: Props) {
  const { t } = useTranslation(["bots", "common"]);
  return (
    <Section title={t("danger.title")}>
      <Card className="flex max-w-4xl flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-muted">{t("danger.why")}</p>
        {mayChange ? (
          <ConfirmDialog
            trigger={<Button variant="danger">{t("danger.button")}</Button>}
            title={t("danger.confirm", { name })}
            confirmLabel={t("danger.button")}
            typedName={name}
            fields={{ intent: "delete", version: String(version) }}
            action={`/bots/${id}?index`}
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
