import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { EndpointDetail, Replay } from "../../../lib/contract/endpoint";
import { answerTo, useAppForm } from "../../lib/form";
import { useFormat } from "../../lib/use-format";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { SelectField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  endpoint: EndpointDetail;
  answer: unknown;
  mayChange: boolean;
}

/** All that failed since a time, again, and how far that has come. */
export function ResendSection({ endpoint: { replay }, answer, mayChange }: Props) {
  const { t } = useTranslation(["webhooks", "common"]);
  const { form, fields } = useAppForm<{ hours: string }>({
    id: "resend-failed",
    answer: answerTo(answer, "resend-failed"),
    defaultValue: { hours: "24" },
  });
  const options = [
    { value: "1", label: t("resend.hour") },
    { value: "24", label: t("resend.day") },
    { value: "72", label: t("resend.days") },
    { value: "168", label: t("resend.week") },
  ];
  return (
    <Section title={t("resend.title")} description={t("resend.lead")}>
      <Card className="grid gap-4">
        <FormError errors={form.errors} requestId={form.requestId} />
        <Form {...form.props} className="flex flex-wrap items-end gap-3">
          <div className="w-full sm:w-64">
            <SelectField field={fields.hours} label={t("resend.since")} options={options} />
          </div>
          {mayChange ? (
            <SubmitButton intent="resend-failed" variant="secondary">
              {t("resend.submit")}
            </SubmitButton>
          ) : (
            <Button disabledReason={t("common:problems.forbidden")}>{t("resend.submit")}</Button>
          )}
        </Form>
        {replay && replay.total > 0 && <ReplayProgress replay={replay} />}
      </Card>
    </Section>
  );
}

function ReplayProgress({ replay: { total, delivered, failed } }: { replay: Replay }) {
  const { t } = useTranslation("webhooks");
  const format = useFormat();
  const done = delivered + failed;
  if (done >= total) {
    return (
      <p role="status">{t("resend.done", { delivered: format.number(delivered), failed: format.number(failed) })}</p>
    );
  }
  return (
    <div className="grid gap-1.5">
      <p role="status" className="flex justify-between gap-3">
        <span className="font-medium">{t("resend.progress")}</span>
        {t("resend.count", { done: format.number(done), total: format.number(total) })}
      </p>
      <progress className="h-2 w-full" max={total} value={done} aria-label={t("resend.progress")} />
    </div>
  );
}
