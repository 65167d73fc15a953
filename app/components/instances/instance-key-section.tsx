import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Instance } from "../../../lib/contract/instance";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { SecretOnce } from "../ui/secret-once";
import { Section } from "../ui/section";

interface Props {
  instance: Instance;
  mayChange: boolean;
}

/** The key that opens this one number. */
export function InstanceKeySection({ instance, mayChange }: Props) {
  const { t } = useTranslation(["instances", "common"]);
  const fetcher = useFetcher<{ rolled?: string }>();
  const rolled = fetcher.data?.rolled;
  return (
    <Section title={t("key.title")} description={t("key.lead")}>
      <Card className="grid max-w-2xl gap-4">
        {rolled && <SecretOnce secret={rolled} label={t("key.title")} />}
        <div>
          {mayChange ? (
            <ConfirmDialog
              trigger={<Button>{t("key.roll")}</Button>}
              title={t("key.confirm", { name: instance.name })}
              confirmLabel={t("key.roll")}
              fields={{ intent: "roll" }}
              fetcher={fetcher}
            >
              {t("key.loss")}
            </ConfirmDialog>
          ) : (
            <Button disabledReason={t("common:problems.forbidden")}>{t("key.roll")}</Button>
          )}
        </div>
      </Card>
    </Section>
  );
}
