import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Books } from "../components/operator/books";
import { RefusedUsage } from "../components/operator/refused-usage";
import { TenantActions } from "../components/operator/tenant-actions";
import { TenantDialogs } from "../components/operator/tenant-dialogs";
import { TenantFacts } from "../components/operator/tenant-facts";
import { TenantInvoices } from "../components/operator/tenant-invoices";
import { TenantStatus } from "../components/operator/tenant-status";
import { PageHeader } from "../components/ui/page-header";
import { read } from "../lib/api.server";
import { noteRefund } from "../lib/billing/note-refund.server";
import { pageMeta } from "../lib/meta";
import { runOperatorIntent } from "../lib/operator/run-operator-intent.server";
import * as intents from "../lib/operator/tenant-intents.server";
import { requireOperator } from "../lib/session.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api } = await requireOperator(request, context);
  const param = { tenantId: params.id ?? "" };
  const cursor = new URL(request.url).searchParams.get("cursor");
  const one = api.operator.tenants[":tenantId"];
  const tenant = await read(one.$get({ param }));
  const [invoices, plans, live, test] = await Promise.all([
    read(one.invoices.$get({ param, query: cursor ? { cursor } : {} })),
    read(api.operator.plans.$get()),
    read(api.operator.ledgers[":tenantId"].$get({ param, query: { mode: "live" } })),
    read(api.operator.ledgers[":tenantId"].$get({ param, query: { mode: "test" } })),
  ]);
  const choices = plans.items.map(({ id, definition }) => ({ value: id, label: definition.name }));
  const refundId = crypto.randomUUID();
  return { title: tenant.name, tenant, invoices, choices, refundId, live, test };
}

export const action = (action: ActionFunctionArgs) =>
  runOperatorIntent(action, {
    suspend: intents.suspend,
    unsuspend: intents.unsuspend,
    plan: intents.setPlan,
    impersonate: intents.impersonate,
    invoice: intents.closeInvoice,
    refund: noteRefund,
    "retry-usage": intents.retryUsage,
  });

export const meta = pageMeta;

export default function Tenant() {
  const { t } = useTranslation("operator");
  const { tenant, invoices, choices, refundId, live, test } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="grid gap-6">
      <PageHeader
        title={tenant.name}
        description={tenant.slug}
        badge={<TenantStatus status={tenant.status} />}
        trail={[{ to: "/operator/tenants", label: t("tabs.tenants") }]}
        actions={<TenantActions tenant={tenant} />}
      />
      <TenantFacts tenant={tenant} />
      <TenantInvoices page={invoices} />
      <Books books={live.books} title={t("books.live")} description={t("books.lead")} />
      <RefusedUsage refused={live.refused} mode="live" />
      <Books books={test.books} title={t("books.test")} />
      <RefusedUsage refused={test.refused} mode="test" />
      <TenantDialogs {...{ tenant, refundId, answer }} plans={choices} invoices={invoices.items} />
    </div>
  );
}
