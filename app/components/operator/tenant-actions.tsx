import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { OperatorTenantDetails } from "../../../lib/contract/tenant-profile";
import { ButtonLink } from "../ui/button";
import { SubmitButton } from "../ui/submit-button";

/** What an operator may do to a company; each asks first. */
export function TenantActions({ tenant: { status } }: { tenant: Pick<OperatorTenantDetails, "status"> }) {
  const { t } = useTranslation("operator");
  return (
    <>
      <ButtonLink to="?plan=1" preventScrollReset>
        {t("setPlan.title")}
      </ButtonLink>
      {status === "suspended" ? (
        <Form method="post" preventScrollReset>
          <SubmitButton intent="unsuspend" variant="secondary">
            {t("suspend.lift")}
          </SubmitButton>
        </Form>
      ) : (
        <ButtonLink to="?suspend=1" variant="danger" preventScrollReset>
          {t("suspend.title")}
        </ButtonLink>
      )}
      <ButtonLink to="?impersonate=1" variant="primary" preventScrollReset>
        {t("impersonate.title")}
      </ButtonLink>
    </>
  );
}
