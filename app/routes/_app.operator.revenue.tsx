import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { InvoiceTable } from "../components/billing/invoice-table";
import { ForgedReports } from "../components/operator/forged-reports";
import { RevenueTable } from "../components/operator/revenue-table";
import { SellerForm } from "../components/operator/seller-form";
import { UnresolvedTable } from "../components/operator/unresolved-table";
import { ButtonLink } from "../components/ui/button";
import { Card } from "../components/ui/card";
import { Section } from "../components/ui/section";
import { TextLink } from "../components/ui/text-link";
import { attempt, read } from "../lib/api.server";
import { saveSeller } from "../lib/billing/save-seller.server";
import { readForm } from "../lib/form.server";
import { pageMeta } from "../lib/meta";
import { backWith, type OperatorIntent, runOperatorIntent } from "../lib/operator/run-operator-intent.server";
import { requireOperator } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = await requireOperator(request, context);
  const [overdue, unresolved, revenue, seller] = await Promise.all([
    read(api.operator.invoices.overdue.$get()),
    read(api.operator.payments.unresolved.$get()),
    read(api.operator.revenue.$get({ query: { months: "12" } })),
    read(api.operator.seller.$get()),
  ]);
  const title = translator(request)("operator:tabs.revenue");
  const { items, forged } = unresolved;
  return { title, overdue: overdue.items, unresolved: items, forged, revenue: revenue.items, seller };
}

const Resolve = z.object({ eventId: z.uuid() });

async function resolvePayment({ request, api }: OperatorIntent) {
  const form = await readForm(request, Resolve);
  if (!form.ok) return form.answer;
  const done = await attempt(api.operator.payments.unresolved[":eventId"].resolve.$post({ param: form.value }));
  return backWith(request, "/operator/revenue", done);
}

export const action = (action: ActionFunctionArgs) =>
  runOperatorIntent(action, { resolve: resolvePayment, seller: saveSeller });

export const meta = pageMeta;

export default function Revenue() {
  const { t } = useTranslation(["operator", "billing"]);
  const { overdue, unresolved, forged, revenue, seller } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="grid gap-6">
      <Section title={t("overdue.title")} description={t("overdue.lead")}>
        {overdue.length === 0 && <Card>{t("overdue.none")}</Card>}
        {overdue.length > 0 && (
          <InvoiceTable
            invoices={overdue}
            more={[
              { key: "whose", header: t("tenants.name"), cell: ({ billTo }) => billTo.name },
              {
                key: "close",
                header: t("actions"),
                cell: ({ id, tenantId }) => (
                  <ButtonLink size="sm" to={`/operator/tenants/${tenantId}?invoice=${id}`}>
                    {t("invoice.close")}
                  </ButtonLink>
                ),
                align: "right",
              },
            ]}
          />
        )}
      </Section>
      <Section title={t("unresolved.title")} description={t("unresolved.lead")}>
        {unresolved.length > 0 ? <UnresolvedTable payments={unresolved} /> : <Card>{t("unresolved.none")}</Card>}
        <ForgedReports reports={forged} />
      </Section>
      <Section title={t("revenue.title")} description={t("revenue.lead")}>
        {revenue.length > 0 ? <RevenueTable months={revenue} /> : <Card>{t("revenue.none")}</Card>}
      </Section>
      <SellerForm seller={seller} answer={answer} />
      <p>
        <TextLink to="/operator/kept-invoices">{t("billing:kept.title")}</TextLink>
      </p>
    </div>
  );
}
