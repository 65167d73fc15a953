import { Form, useSearchParams } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { useTranslation } from "react-i18next";
import type { InstanceStatus } from "../../../lib/contract/instance-state";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

const STATUSES: readonly InstanceStatus[] = ["open", "connecting", "closed", "refused", "created"];

/** Search and state, in the address. A choice filters at once; without a script the button does. */
export function InstanceFilters() {
  const { t } = useTranslation("instances");
  const [params] = useSearchParams();
  return (
    <Form method="get" role="search" className="flex flex-wrap gap-2">
      <Input
        type="search"
        name="search"
        aria-label={t("filters.search")}
        placeholder={t("filters.search")}
        defaultValue={params.get("search") ?? ""}
        maxLength={100}
        className="min-w-0 flex-1 basis-52 sm:max-w-xs"
      />
      <Select
        name="status"
        aria-label={t("columns.state")}
        placeholder={t("filters.anyState")}
        options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        defaultValue={params.get("status") ?? ""}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="flex-1 basis-40 sm:max-w-48"
      />
      <Button type="submit">
        <Search aria-hidden="true" />
        {t("filters.apply")}
      </Button>
    </Form>
  );
}
