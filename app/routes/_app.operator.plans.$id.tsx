import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { toDecimal } from "../../lib/billing/money";
import { PlanForm } from "../components/operator/plan-form";
import { PlanPrices } from "../components/operator/plan-prices";
import { PlanState } from "../components/operator/plan-table";
import { PageHeader } from "../components/ui/page-header";
import { read } from "../lib/api.server";
import { pageMeta } from "../lib/meta";
import { CURRENCIES } from "../lib/operator/plan-fields";
import { putPrice, updatePlan } from "../lib/operator/plan-intents.server";
import { runOperatorIntent } from "../lib/operator/run-operator-intent.server";
import { requireOperator } from "../lib/session.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api } = await requireOperator(request, context);
  const plan = await read(api.operator.plans[":planId"].$get({ param: { planId: params.id ?? "" } }));
  const typed = CURRENCIES.map((currency) => {
    const price = plan.prices[currency];
    const overage = price?.overagePerThousand.message_send;
    return {
      currency,
      amount: price ? toDecimal(price.amount, currency) : "",
      included: price?.included.message_send?.toString() ?? "",
      overage: overage === undefined ? "" : toDecimal(overage, currency),
    };
  });
  return { title: plan.definition.name, plan, typed };
}

export const action = (action: ActionFunctionArgs) =>
  runOperatorIntent(action, { update: updatePlan, price: putPrice });

export const meta = pageMeta;

export default function Plan() {
  const { t } = useTranslation("operator");
  const { plan, typed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [params] = useSearchParams();
  const isPrice = params.has("price");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={plan.definition.name}
        description={plan.id}
        badge={<PlanState active={plan.active} />}
        trail={[{ to: "/operator/plans", label: t("tabs.plans") }]}
      />
      <PlanPrices prices={plan.prices} typed={typed} answer={isPrice ? answer : undefined} />
      <PlanForm key={plan.version} plan={plan} answer={isPrice ? undefined : answer} />
    </div>
  );
}
