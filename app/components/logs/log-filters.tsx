import { useTranslation } from "react-i18next";
import { FilterForm, FilterSearch, FilterSelect } from "../ui/filter-form";

interface Named {
  id: string;
  name: string;
}

interface Props {
  instances: readonly Named[];
  keys: readonly Named[];
}

const CLASSES = ["2xx", "3xx", "4xx", "5xx"] as const;

/** Everything one can look for. */
export function LogFilters({ instances, keys }: Props) {
  const { t } = useTranslation("logs");
  const named = (list: readonly Named[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterForm label={t("filters.label")}>
      <FilterSearch name="q" label={t("filters.search")} className="basis-60 sm:max-w-80" />
      <FilterSelect
        name="status"
        label={t("filters.status")}
        any={t("filters.anyStatus")}
        options={CLASSES.map((value) => ({ value, label: t(`classes.${value}`) }))}
      />
      <FilterSelect
        name="instanceId"
        label={t("filters.instance")}
        any={t("filters.anyInstance")}
        options={named(instances)}
      />
      <FilterSelect name="keyId" label={t("filters.key")} any={t("filters.anyKey")} options={named(keys)} />
    </FilterForm>
  );
}
