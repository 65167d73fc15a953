import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { InvoiceDocument } from "../components/billing/invoice-document";
import { InvoiceState } from "../components/billing/invoice-state";
import { PayInvoice } from "../components/billing/pay-invoice";
import { PrintButton } from "../components/billing/print-button";
import { LiveRegion } from "../components/ui/live-region";
import { Page, PageHeader } from "../components/ui/page-header";
import { read } from "../lib/api.server";
import { pixOf } from "../lib/billing/pix.server";
import { startPayment } from "../lib/billing/start-payment.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { usePolling } from "../lib/use-polling";

/** The service tells the gateway of a payment within seconds. */
const LOOK_EVERY_MS = 3_000;

export const handle = { areas: ["billing"] satisfies Area[] };

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, tenantId, may } = await requireTenant(request, context);
  const own = api.tenants[":tenantId"].billing;
  const param = { tenantId };
  const one = { tenantId, invoiceId: params.id ?? "" };
  const [invoice, { items: checkouts }, { items: offers }, { providers }] = await Promise.all([
    read(own.invoices[":invoiceId"].$get({ param: one })),
    read(own.invoices[":invoiceId"].checkouts.$get({ param: one })),
    read(own.plans.$get({ param })),
    read(own["payment-methods"].$get({ param })),
  ]);
  const names = Object.fromEntries(offers.map(({ id, definition }) => [id, definition.name]));
  const title = translator(request)("billing:invoice.title", { number: invoice.number });
  const begun = providers.flatMap((name) => checkouts.find(({ provider }) => provider === name) ?? []);
  const payment = { providers, begun, pix: pixOf(checkouts), mayPay: may("admin") };
  return { title, invoice, names, payment, now: new Date().toISOString() };
}

export const action = (action: ActionFunctionArgs) => runTenantIntent(action, { pay: startPayment });

export const meta = pageMeta;

/** An invoice to pay, to keep and to print. */
export default function Invoice() {
  const { t } = useTranslation(["billing", "common"]);
  const { title, invoice, names, payment, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isOpen = invoice.state === "open";
  usePolling(isOpen && payment.begun.length > 0, LOOK_EVERY_MS);
  return (
    <Page>
      <div className="print:hidden">
        <PageHeader
          title={title}
          badge={<InvoiceState invoice={invoice} now={now} />}
          trail={[
            { to: "/plan", label: t("common:nav.plan") },
            { to: "/plan/invoices", label: t("tabs.invoices") },
          ]}
          actions={<PrintButton />}
        />
      </div>
      <LiveRegion text={invoice.state === "paid" ? t("pay.received") : ""} />
      {isOpen && <PayInvoice invoice={invoice} answer={answer} {...payment} />}
      <InvoiceDocument invoice={invoice} names={names} />
    </Page>
  );
}
