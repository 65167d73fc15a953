import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { EndpointSecret } from "../../../lib/contract/endpoint";
import { useAppForm } from "../../lib/form";
import { useFormat } from "../../lib/use-format";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { CopyButton } from "../ui/copy-button";
import { FormError } from "../ui/form-error";
import { SelectField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  answer: unknown;
  shown: { secret: EndpointSecret; isNew: boolean } | undefined;
  maySeeSecret: boolean;
}

/** Reveal and roll. The secret is only ever the answer to one of these forms. */
export function SecretSection({ answer, shown, maySeeSecret }: Props) {
  const { t } = useTranslation(["webhooks", "common"]);
  const { form, fields } = useAppForm<{ overlapHours: string }>({
    id: "roll-secret",
    answer,
    defaultValue: { overlapHours: "24" },
  });
  const overlaps = [
    { value: "24", label: t("secret.day") },
    { value: "168", label: t("secret.week") },
    { value: "0", label: t("secret.none") },
  ];
  const reason = maySeeSecret ? undefined : t("common:problems.forbidden");
  return (
    <Section title={t("secret.title")} description={t("secret.lead")}>
      <Card className="grid gap-4">
        {shown ? (
          <ShownSecret {...shown} />
        ) : (
          <Form method="post" preventScrollReset>
            {reason ? (
              <Button disabledReason={reason}>{t("secret.reveal")}</Button>
            ) : (
              <SubmitButton intent="reveal" variant="secondary">
                {t("secret.reveal")}
              </SubmitButton>
            )}
          </Form>
        )}
        <Form {...form.props} preventScrollReset className="flex flex-wrap items-end gap-3 border-t border-line pt-4">
          <FormError errors={form.errors} requestId={form.requestId} />
          <div className="w-full sm:w-64">
            <SelectField field={fields.overlapHours} label={t("secret.overlap")} options={overlaps} />
          </div>
          {reason ? (
            <Button disabledReason={reason}>{t("secret.roll")}</Button>
          ) : (
            <SubmitButton intent="roll" variant="secondary">
              {t("secret.roll")}
            </SubmitButton>
          )}
        </Form>
      </Card>
    </Section>
  );
}

function ShownSecret({ secret: { secret, previous }, isNew }: NonNullable<Props["shown"]>) {
  const { t } = useTranslation("webhooks");
  const format = useFormat();
  return (
    <div className="grid gap-2">
      {isNew && <p role="status">{t("secret.rolled")}</p>}
      <div className="flex items-center gap-1 rounded-md border border-line bg-sunken py-1 pr-1 pl-3">
        <output aria-label={t("secret.label")} className="min-w-0 flex-1 font-mono text-sm break-all">
          {secret}
        </output>
        <CopyButton text={secret} />
      </div>
      {previous && <p className="text-sm text-muted">{t("secret.previous", { time: format.date(previous.until) })}</p>}
    </div>
  );
}
