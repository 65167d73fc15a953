import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import type { OperatorTenantDetails } from "../../../lib/contract/tenant-profile";
import type { Option } from "../ui/select";
import { UrlDialog } from "../ui/url-dialog";
import { ImpersonateForm, InvoiceForm, SetPlanForm, SuspendForm } from "./tenant-forms";

interface Props {
  tenant: OperatorTenantDetails;
  plans: readonly Option[];
  invoices: readonly InvoiceAnswer[];
  answer: unknown;
}

/** One window per thing that can be done; the address says which is open. */
export function TenantDialogs({ tenant, plans, invoices, answer }: Props) {
  const { t } = useTranslation("operator");
  const [params] = useSearchParams();
  const invoice = invoices.find(({ id }) => id === params.get("invoice"));
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
    </>
  );
}
