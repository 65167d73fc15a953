import { Form, useSearchParams } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

export function PeopleFilters() {
  const { t } = useTranslation("operator");
  const [params] = useSearchParams();
  return (
    <Form method="get" role="search" className="flex flex-wrap gap-2">
      <Input
        type="search"
        name="search"
        aria-label={t("people.search")}
        placeholder={t("people.search")}
        defaultValue={params.get("search") ?? ""}
        maxLength={100}
        className="min-w-0 flex-1 basis-52 sm:max-w-xs"
      />
      <Select
        name="role"
        aria-label={t("people.role")}
        placeholder={t("people.anyRole")}
        options={(["operator", "user"] as const).map((value) => ({ value, label: t(`people.roles.${value}`) }))}
        defaultValue={params.get("role") ?? ""}
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
