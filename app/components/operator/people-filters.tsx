import { useTranslation } from "react-i18next";
import { FilterForm, FilterSearch, FilterSelect } from "../ui/filter-form";

const ROLES = ["operator", "user"] as const;

/** Who, and with which role. */
export function PeopleFilters() {
  const { t } = useTranslation("operator");
  return (
    <FilterForm>
      <FilterSearch name="search" label={t("people.search")} />
      <FilterSelect
        name="role"
        label={t("people.role")}
        any={t("people.anyRole")}
        options={ROLES.map((value) => ({ value, label: t(`people.roles.${value}`) }))}
      />
    </FilterForm>
  );
}
