import { useTranslation } from "react-i18next";
import type { KeyState } from "../../../lib/contract/api-key";
import { FilterCheckbox, FilterForm, FilterSelect } from "../ui/filter-form";

const STATES: readonly KeyState[] = ["active", "retiring", "expired", "revoked"];

/** State and idleness. */
export function KeyFilters() {
  const { t } = useTranslation("keys");
  return (
    <FilterForm label={t("filters.label")}>
      <FilterSelect
        name="state"
        label={t("filters.state")}
        any={t("filters.all")}
        options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <FilterCheckbox name="unused" label={t("filters.unused")} />
    </FilterForm>
  );
}
