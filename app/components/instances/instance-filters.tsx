import { useTranslation } from "react-i18next";
import type { InstanceStatus } from "../../../lib/contract/instance-state";
import { FilterForm, FilterSearch, FilterSelect } from "../ui/filter-form";

const STATUSES: readonly InstanceStatus[] = ["open", "connecting", "closed", "refused", "created"];

/** Name and state. */
export function InstanceFilters() {
  const { t } = useTranslation("instances");
  return (
    <FilterForm>
      <FilterSearch name="search" label={t("filters.search")} />
      <FilterSelect
        name="status"
        label={t("columns.state")}
        any={t("filters.anyState")}
        options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
    </FilterForm>
  );
}
