import { Form, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type audit from "../../locales/en/audit.json";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { type Option, Select } from "../ui/select";

const NOUNS: readonly (keyof typeof audit.nouns)[] = [
  "key",
  "endpoint",
  "instance",
  "bot",
  "member",
  "invitation",
  "tenant",
  "plan",
  "invoice",
  "payment",
  "impersonation",
];

/** What, who and when, in the address. */
export function AuditFilters({ people }: { people: readonly Option[] }) {
  const { t } = useTranslation("audit");
  const [params] = useSearchParams();
  const submit = (event: React.ChangeEvent<HTMLSelectElement>) => event.currentTarget.form?.requestSubmit();
  const common = { onChange: submit, className: "min-w-0 flex-1 basis-40 sm:max-w-52" };
  return (
    <Form method="get" role="search" aria-label={t("filters.label")} className="flex flex-wrap items-center gap-2">
      <Select
        {...common}
        name="action"
        aria-label={t("filters.noun")}
        placeholder={t("filters.any")}
        options={NOUNS.map((value) => ({ value, label: t(`nouns.${value}`) }))}
        defaultValue={params.get("action") ?? ""}
      />
      <Select
        {...common}
        name="actor"
        aria-label={t("filters.actor")}
        placeholder={t("filters.anyone")}
        options={people}
        defaultValue={params.get("actor") ?? ""}
      />
      {(["from", "until"] as const).map((name) => (
        <div key={name} className="flex flex-1 basis-52 items-center gap-2 sm:max-w-56">
          <label htmlFor={`audit-${name}`} className="text-sm text-muted">
            {t(`filters.${name}`)}
          </label>
          <Input id={`audit-${name}`} type="date" name={name} defaultValue={params.get(name) ?? ""} />
        </div>
      ))}
      <Button type="submit">{t("filters.apply")}</Button>
    </Form>
  );
}
