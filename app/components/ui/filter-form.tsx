import { Form, useSearchParams } from "@remix-run/react";
import clsx from "clsx";
import Search from "lucide-react/icons/search";
import type { ChangeEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { Input } from "./input";
import { type Option, Select } from "./select";

interface Props {
  /** What is narrowed, where the page has more than one list: "Filter calls". */
  label?: string;
  children: ReactNode;
}

/** What a list is narrowed by, in the address. A choice filters at once; without a script the button does. */
export function FilterForm({ label, children }: Props) {
  const { t } = useTranslation();
  return (
    <Form method="get" role="search" aria-label={label} className="flex flex-wrap items-center gap-2">
      {children}
      <Button type="submit">
        <Search aria-hidden="true" />
        {t("filter")}
      </Button>
    </Form>
  );
}

interface FilterProps {
  name: string;
  label: string;
  className?: string;
}

const filterNow = ({ currentTarget }: ChangeEvent<HTMLSelectElement | HTMLInputElement>) =>
  currentTarget.form?.requestSubmit();

/** Words to look for: sent with the button, or by Enter. */
export function FilterSearch({ name, label, className = "basis-52 sm:max-w-xs" }: FilterProps) {
  const [params] = useSearchParams();
  return (
    <Input
      type="search"
      name={name}
      aria-label={label}
      placeholder={label}
      defaultValue={params.get(name) ?? ""}
      maxLength={100}
      className={clsx("min-w-0 flex-1", className)}
    />
  );
}

interface SelectProps extends FilterProps {
  /** The empty choice, which filters nothing. */
  any: string;
  options: readonly Option[];
}

export function FilterSelect({ name, label, any, options, className = "basis-44 sm:max-w-48" }: SelectProps) {
  const [params] = useSearchParams();
  return (
    <Select
      name={name}
      aria-label={label}
      placeholder={any}
      options={options}
      defaultValue={params.get(name) ?? ""}
      onChange={filterNow}
      className={clsx("min-w-0 flex-1", className)}
    />
  );
}

/** On or not: nothing of it is in the address where it is off. */
export function FilterCheckbox({ name, label }: Omit<FilterProps, "className">) {
  const [params] = useSearchParams();
  return <Checkbox name={name} label={label} defaultChecked={params.has(name)} onChange={filterNow} />;
}
