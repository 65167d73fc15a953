import { useTranslation } from "react-i18next";
import { FilterForm, FilterSearch, FilterSelect } from "../ui/filter-form";
import type { Option } from "../ui/select";

const STATES = ["active", "past_due", "suspended"] as const;

/** Name, state and plan. */
export function TenantFilters({ plans }: { plans: readonly Option[] }) {
  const { t } = useTranslation("operator");
  return (
    <FilterForm>
      <FilterSearch name="search" label={t("tenants.search")} />
      <FilterSelect
        name="status"
        label={t("tenants.status")}
        any={t("tenants.anyStatus")}
        options={STATES.map((value) => ({ value, label: t(`tenants.states.${value}`) }))}
      />
      <FilterSelect name="planId" label={t("tenants.plan")} any={t("tenants.anyPlan")} options={plans} />
    </FilterForm>
  );
}
