import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type audit from "../../locales/en/audit.json";
import { FilterForm, FilterSelect } from "../ui/filter-form";
import { Input } from "../ui/input";
import type { Option } from "../ui/select";

const NOUNS: readonly (keyof typeof audit.nouns)[] = [
  "key",
  "endpoint",
  "instance",
  "bot",
  "pacing",
  "member",
  "invitation",
  "tenant",
  "plan",
  "billing",
  "invoice",
  "payment",
  "impersonation",
];

/** What, who and when. */
export function AuditFilters({ people }: { people: readonly Option[] }) {
  const { t } = useTranslation("audit");
  const [params] = useSearchParams();
  return (
    <FilterForm label={t("filters.label")}>
      <FilterSelect
        name="action"
        label={t("filters.noun")}
        any={t("filters.any")}
        options={NOUNS.map((value) => ({ value, label: t(`nouns.${value}`) }))}
      />
      <FilterSelect name="actor" label={t("filters.actor")} any={t("filters.anyone")} options={people} />
      {(["from", "until"] as const).map((name) => (
        <div key={name} className="flex flex-1 basis-52 items-center gap-2 sm:max-w-56">
          <label htmlFor={`audit-${name}`} className="text-sm text-muted">
            {t(`filters.${name}`)}
          </label>
          <Input id={`audit-${name}`} type="date" name={name} defaultValue={params.get(name) ?? ""} />
        </div>
      ))}
    </FilterForm>
  );
}
