import { Form, useSearchParams } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

interface Named {
  id: string;
  name: string;
}

interface Props {
  instances: readonly Named[];
  keys: readonly Named[];
}

const CLASSES = ["2xx", "3xx", "4xx", "5xx"] as const;

/** Everything one can look for, in the address. A choice filters at once; without a script the button does. */
export function LogFilters({ instances, keys }: Props) {
  const { t } = useTranslation("logs");
  const [params] = useSearchParams();
  const submit = (event: React.ChangeEvent<HTMLSelectElement>) => event.currentTarget.form?.requestSubmit();
  const common = { onChange: submit, className: "min-w-0 flex-1 basis-36 sm:max-w-44" };
  const named = (list: readonly Named[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form method="get" role="search" aria-label={t("filters.label")} className="flex flex-wrap gap-2">
      <Input
        type="search"
        name="q"
        aria-label={t("filters.search")}
        placeholder={t("filters.search")}
        defaultValue={params.get("q") ?? ""}
        maxLength={100}
        className="min-w-0 flex-1 basis-60 sm:max-w-80"
      />
      <Select
        {...common}
        name="status"
        aria-label={t("filters.status")}
        placeholder={t("filters.anyStatus")}
        options={CLASSES.map((value) => ({ value, label: t(`classes.${value}`) }))}
        defaultValue={params.get("status") ?? ""}
      />
      <Select
        {...common}
        name="instanceId"
        aria-label={t("filters.instance")}
        placeholder={t("filters.anyInstance")}
        options={named(instances)}
        defaultValue={params.get("instanceId") ?? ""}
      />
      <Select
        {...common}
        name="keyId"
        aria-label={t("filters.key")}
        placeholder={t("filters.anyKey")}
        options={named(keys)}
        defaultValue={params.get("keyId") ?? ""}
      />
      <Button type="submit">
        <Search aria-hidden="true" />
        {t("filters.apply")}
      </Button>
    </Form>
  );
}
