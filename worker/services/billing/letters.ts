import * as z from "zod";
import type { Notice } from "../../../db/schema/notices";
import { Currency } from "../../../lib/billing/money";
import { Locale } from "../../../lib/contract/account";
import { QuotaKind } from "../../../lib/quota";
import { config } from "../../env";
import type { MailContent } from "../../mail/render-letter";
import { invoiceIssued, invoiceOverdue, sendingStopped } from "../../mail/templates/invoice";
import { quotaThreshold } from "../../mail/templates/quota-threshold";

type Reader = { name: string; locale: string };
type Write = (notice: Notice, tenant: Reader) => MailContent;

const InvoiceData = z.object({
  invoiceId: z.string(),
  number: z.string().default(""),
  total: z.number(),
  currency: Currency,
  dueAt: z.string(),
  seller: z.string().default(""),
});

const ThresholdData = z.object({
  kind: QuotaKind,
  percent: z.number(),
  used: z.number(),
  limit: z.number(),
  resetsAt: z.string(),
});

const localeOf = ({ locale }: Reader): Locale => Locale.safeParse(locale).data ?? "en";

const aboutInvoice =
  (letter: typeof invoiceIssued): Write =>
  ({ tenantId, data }, tenant) => {
    const { invoiceId, ...facts } = InvoiceData.parse(data);
    const url = `${config.dashboardUrl}/plan/invoices/${invoiceId}?tenant=${tenantId}`;
    return letter(localeOf(tenant), { ...facts, tenantName: tenant.name, url });
  };

const aboutThreshold: Write = ({ tenantId, data }, tenant) => {
  const url = `${config.dashboardUrl}/plan?tenant=${tenantId}`;
  return quotaThreshold(localeOf(tenant), { ...ThresholdData.parse(data), tenantName: tenant.name, url });
};

/** Notice → the letter that tells of it. */
export const BILLING_LETTERS: Readonly<Record<string, Write>> = {
  "invoice.issued": aboutInvoice(invoiceIssued),
  "invoice.overdue": aboutInvoice(invoiceOverdue),
  "tenant.past_due": aboutInvoice(sendingStopped),
  "quota.threshold": aboutThreshold,
};
