import { Form, useSearchParams } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { type Option, Select } from "../ui/select";

const STATES = ["active", "past_due", "suspended"] as const;

/** Name, state and plan, in the address. A choice filters at once; without a script the button does. */
export function TenantFilters({ plans }: { plans: readonly Option[] }) {
  const { t } = useTranslation("operator");
  const [params] = useSearchParams();
  return (
    <Form method="get" role="search" className="flex flex-wrap gap-2">
      <Input
        type="search"
        name="search"
        aria-label={t("tenants.search")}
        placeholder={t("tenants.search")}
        defaultValue={params.get("search") ?? ""}
        maxLength={100}
        className="min-w-0 flex-1 basis-52 sm:max-w-xs"
      />
      <Select
        name="status"
        aria-label={t("tenants.status")}
        placeholder={t("tenants.anyStatus")}
        options={STATES.map((value) => ({ value, label: t(`tenants.states.${value}`) }))}
        defaultValue={params.get("status") ?? ""}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="flex-1 basis-36 sm:max-w-44"
      />
      <Select
        name="planId"
        aria-label={t("tenants.plan")}
        placeholder={t("tenants.anyPlan")}
        options={plans}
        defaultValue={params.get("planId") ?? ""}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="flex-1 basis-36 sm:max-w-44"
      />
      <Button type="submit">
        <Search aria-hidden="true" />
        {t("tenants.apply")}
      </Button>
    </Form>
  );
}
