import { Form, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { KeyState } from "../../../lib/contract/api-key";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Select } from "../ui/select";

const STATES: readonly KeyState[] = ["active", "retiring", "expired", "revoked"];

/** State and idleness, in the address. A choice filters at once; without a script the button does. */
export function KeyFilters() {
  const { t } = useTranslation("keys");
  const [params] = useSearchParams();
  return (
    <Form
      method="get"
      role="search"
      aria-label={t("filters.label")}
      className="flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      <Select
        name="state"
        aria-label={t("filters.state")}
        placeholder={t("filters.all")}
        options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        defaultValue={params.get("state") ?? ""}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="min-w-0 flex-1 basis-40 sm:max-w-48"
      />
      <Checkbox
        name="unused"
        label={t("filters.unused")}
        defaultChecked={params.has("unused")}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
      />
      <Button type="submit">{t("filters.apply")}</Button>
    </Form>
  );
}
