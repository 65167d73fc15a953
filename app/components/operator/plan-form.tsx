import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { OperatorPlan } from "../../../lib/contract/operator-plan";
import { useAppForm } from "../../lib/form";
import { DAILY, FEATURES, LIMITS, type PlanFields, planFields, STANDING } from "../../lib/operator/plan-fields";
import { Card } from "../ui/card";
import { CheckboxGroup } from "../ui/checkbox-group";
import { FormError } from "../ui/form-error";
import { CheckboxField, TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { VersionField } from "../ui/version-field";

interface Props {
  plan: OperatorPlan;
  answer: unknown;
}

/** What a plan allows: for everybody who has it, from the next call on. */
export function PlanForm({ plan, answer }: Props) {
  const { t } = useTranslation(["operator", "billing", "common"]);
  const { form, fields } = useAppForm<PlanFields>({ id: "plan", answer, defaultValue: planFields(plan) });
  const number = { inputMode: "numeric", autoComplete: "off" } as const;
  return (
    <Section title={t("plans.limits")} description={t("plans.limitsLead")}>
      <Card>
        <Form {...form.props} className="grid gap-5">
          <FormError errors={form.errors} requestId={form.requestId} />
          <VersionField version={plan.version} answer={answer} />
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <TextField field={fields.name} label={t("servers.name")} autoComplete="off" />
            {LIMITS.map((kind) => (
              <TextField
                key={kind}
                field={fields[`limit_${kind}`]}
                label={t(`billing:quota.${kind}.period`)}
                {...number}
              />
            ))}
            {DAILY.map((kind) => (
              <TextField
                key={kind}
                field={fields[`daily_${kind}`]}
                label={t("plans.daily", { kind: t(`billing:quota.${kind}.period`) })}
                optional
                {...number}
              />
            ))}
            {STANDING.map((what) => (
              <TextField key={what} field={fields[`standing_${what}`]} label={t(`billing:quota.${what}`)} {...number} />
            ))}
            <TextField field={fields.perSecond} label={t("plans.perSecond")} {...number} />
            <TextField field={fields.capacity} label={t("plans.capacity")} {...number} />
          </div>
          <CheckboxGroup
            field={fields.features}
            legend={t("plans.features")}
            options={FEATURES.map((value) => ({ value, label: t(`billing:features.${value}`) }))}
          />
          <CheckboxField field={fields.active} label={t("plans.offer")} hint={t("plans.offerHint")} />
          <SubmitButton intent="update" className="justify-self-start">
            {t("common:save")}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
