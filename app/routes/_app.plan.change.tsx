import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { Currency } from "../../lib/billing/money";
import { CurrencyChoice } from "../components/billing/currency-choice";
import { PlanCards } from "../components/billing/plan-cards";
import { PlanPreview } from "../components/billing/plan-preview";
import { Notice } from "../components/ui/notice";
import { attempt, read } from "../lib/api.server";
import { changePlan } from "../lib/billing/change-plan.server";
import { pageMeta } from "../lib/meta";
import { problemText } from "../lib/problem-text";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant, type TenantSession } from "../lib/session.server";
import { translator } from "../lib/translator.server";

const Choice = z.object({
  to: z.string().max(60).optional().catch(undefined),
  currency: Currency.optional().catch(undefined),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { api, tenantId, may } = session;
  const { to, currency: wanted } = Choice.parse(Object.fromEntries(new URL(request.url).searchParams));
  const own = api.tenants[":tenantId"].billing;
  const [billing, { items: offers }] = await Promise.all([
    read(own.$get({ param: { tenantId } })),
    read(own.plans.$get({ param: { tenantId } })),
  ]);
  const currency = billing.isCurrencyFixed ? billing.currency : (wanted ?? billing.currency);
  const preview = to === undefined ? null : await preparePreview(session, { planId: to, currency });
  const title = translator(request)("billing:tabs.change");
  return { title, billing, offers, currency, preview, mayChange: may("admin") };
}

async function preparePreview({ api, tenantId }: TenantSession, json: { planId: string; currency: Currency }) {
  const answer = await attempt(api.tenants[":tenantId"].billing.plan.preview.$post({ param: { tenantId }, json }));
  return answer.ok
    ? { ok: true as const, planId: json.planId, change: answer.data }
    : { ok: false as const, problem: answer.problem };
}

export const action = (action: ActionFunctionArgs) => runTenantIntent(action, { change: changePlan });

export const meta = pageMeta;

export default function ChangePlan() {
  const { t } = useTranslation("billing");
  const { t: common } = useTranslation();
  const { billing, offers, currency, preview, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const names = Object.fromEntries(offers.map(({ id, definition }) => [id, definition.name]));
  return (
    <div className="grid gap-5">
      {preview?.ok === false && <Notice tone="bad">{problemText(common, preview.problem)}</Notice>}
      {!billing.isCurrencyFixed && <CurrencyChoice currency={currency} />}
      <PlanCards offers={offers} billing={billing} currency={currency} mayChange={mayChange} />
      <p className="text-sm text-muted">{t("change.note")}</p>
      {preview?.ok && (
        <PlanPreview
          planId={preview.planId}
          change={preview.change}
          names={names}
          answer={answer}
          mayChange={mayChange}
        />
      )}
    </div>
  );
}
