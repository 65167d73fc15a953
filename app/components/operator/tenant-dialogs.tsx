import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import type { OperatorTenantDetails } from "../../../lib/contract/tenant-profile";
import type { Option } from "../ui/select";
import { UrlDialog } from "../ui/url-dialog";
import { RefundForm } from "./refund-form";
import { ImpersonateForm, InvoiceForm, SetPlanForm, SuspendForm } from "./tenant-forms";

interface Props {
  tenant: OperatorTenantDetails;
  plans: readonly Option[];
  invoices: readonly InvoiceAnswer[];
  /** For the next refund that is noted. */
  refundId: string;
  answer: unknown;
}

/** One window per thing that can be done; the address says which is open. */
export function TenantDialogs({ tenant, plans, invoices, refundId, answer }: Props) {
  const { t } = useTranslation(["operator", "billing"]);
  const [params] = useSearchParams();
  const invoice = invoices.find(({ id }) => id === params.get("invoice"));
  const refunded = invoices.find(({ id, state }) => id === params.get("refund") && state === "paid");
  return (
    <>
      <UrlDialog param="plan" title={t("setPlan.title")} description={t("setPlan.lead")}>
        <SetPlanForm tenant={tenant} plans={plans} answer={answer} />
      </UrlDialog>
      <UrlDialog param="suspend" title={t("suspend.title")} description={t("suspend.lead")}>
        <SuspendForm answer={answer} />
      </UrlDialog>
      <UrlDialog
        param="impersonate"
        title={t("impersonate.heading", { tenant: tenant.name })}
        description={t("impersonate.lead")}
      >
        <ImpersonateForm answer={answer} />
      </UrlDialog>
      {invoice && (
        <UrlDialog
          param="invoice"
          title={t("invoice.title", { number: invoice.number })}
          description={t("invoice.lead")}
        >
          <InvoiceForm invoice={invoice} answer={answer} />
        </UrlDialog>
      )}
      {refunded && (
        <UrlDialog
          param="refund"
          title={t("billing:refund.title", { number: refunded.number })}
          description={t("billing:refund.lead")}
        >
          <RefundForm invoice={refunded} refundId={refundId} answer={answer} />
        </UrlDialog>
      )}
    </>
  );
}
