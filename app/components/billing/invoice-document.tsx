import { useTranslation } from "react-i18next";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import { Mark } from "../mark";
import { Time } from "../ui/time";
import { BillLines } from "./bill-lines";

interface Props {
  invoice: InvoiceAnswer;
  names: Readonly<Record<string, string>>;
}

/** The paper itself: on screen a sheet, in print the whole page. */
export function InvoiceDocument({ invoice, names }: Props) {
  const { t } = useTranslation(["billing", "common"]);
  const { number, lines, tax, total, currency, billTo, seller, refunds, state } = invoice;
  const { issuedAt, dueAt, paidAt, periodStart, periodEnd } = invoice;
  return (
    <article
      aria-label={t("invoice.title", { number })}
      className="grid max-w-2xl gap-8 rounded-xl border border-line bg-surface p-5 shadow-card sm:p-10 print:max-w-none print:border-0 print:p-0 print:shadow-none"
    >
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="grid gap-4">
          <p className="flex items-center gap-2.5 text-xl font-semibold">
            <Mark />
            {t("common:product")}
          </p>
          {seller.name && <Party label={t("invoice.seller")} party={seller} />}
        </div>
        <div className="text-right">
          <p className="text-lg font-semibold">{t(state === "paid" ? "invoice.receipt" : "invoice.invoice")}</p>
          <p className="text-muted">{number}</p>
        </div>
      </div>
      <div className="flex flex-wrap justify-between gap-x-10 gap-y-6">
        <Party label={t("invoice.billTo")} party={billTo} />
        <dl className="grid grid-cols-[auto_auto] content-start gap-x-6 gap-y-1">
          <dt className="text-muted">{t("columns.issued")}</dt>
          <dd className="text-right">
            <Time at={issuedAt} style="date" />
          </dd>
          <dt className="text-muted">{t("columns.due")}</dt>
          <dd className="text-right">
            <Time at={dueAt} style="date" />
          </dd>
          {paidAt && (
            <>
              <dt className="text-muted">{t("invoice.paidAt")}</dt>
              <dd className="text-right">
                <Time at={paidAt} style="date" />
              </dd>
            </>
          )}
          <dt className="text-muted">{t("current.period")}</dt>
          <dd className="text-right">
            <Time at={periodStart} style="date" /> – <Time at={periodEnd} style="date" />
          </dd>
        </dl>
      </div>
      <BillLines {...{ lines, tax, total, currency, names, refunds }} totalLabel={t("invoice.total")} />
      {state === "paid" && <p className="text-muted">{t("invoice.thanks")}</p>}
    </article>
  );
}

function Party({ label, party: { name, address, taxId, email } }: { label: string; party: InvoiceAnswer["billTo"] }) {
  return (
    <address className="grid gap-0.5 not-italic">
      <span className="text-muted">{label}</span>
      <span className="font-medium">{name}</span>
      {address && <span className="whitespace-pre-line">{address}</span>}
      {taxId && <span>{taxId}</span>}
      {email && <span>{email}</span>}
    </address>
  );
}
