import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { BillingAnswer } from "../../../lib/contract/billing";
import type { Plan } from "../../../lib/contract/plan";
import { useFormat } from "../../lib/use-format";
import { Card } from "../ui/card";
import { DataList } from "../ui/data-list";
import { Notice } from "../ui/notice";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { TextLink } from "../ui/text-link";

interface Props {
  plan: Plan;
  billing: BillingAnswer;
  /** Plan id → its name. */
  names: Readonly<Record<string, string>>;
  mayChange: boolean;
}

/** The plan as it holds, and what waits for the next period. */
export function CurrentPlan({ plan, billing, names, mayChange }: Props) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  const { planId, nextPlanId, periodStart, periodEnd } = billing;
  const items = [
    { label: t("current.name"), value: <span className="font-medium">{plan.name}</span> },
    {
      label: t("current.period"),
      value: `${format.date(periodStart, "date")} – ${format.date(periodEnd, "date")}`,
    },
    {
      label: t("current.burst"),
      value: t("current.perSecond", { count: plan.burst.perSecond, number: format.number(plan.burst.perSecond) }),
    },
  ];
  return (
    <Section title={t("current.title")} actions={<TextLink to="/plan/change">{t("current.change")}</TextLink>}>
      <Card className="grid gap-4">
        <DataList items={items} />
        {nextPlanId && (
          <Notice tone="info" actions={mayChange && <Keep planId={planId} />}>
            {t("current.next", { plan: names[nextPlanId] ?? nextPlanId, date: format.date(periodEnd, "date") })}
          </Notice>
        )}
      </Card>
    </Section>
  );
}

function Keep({ planId }: { planId: string }) {
  const { t } = useTranslation("billing");
  return (
    <Form method="post" action="/plan/change">
      <input type="hidden" name="planId" value={planId} />
      <SubmitButton intent="change" size="sm" variant="secondary">
        {t("current.keep")}
      </SubmitButton>
    </Form>
  );
}
