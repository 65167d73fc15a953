import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Select } from "../ui/select";

interface Props {
  instances: readonly { id: string; name: string }[];
  chosen: string;
  /** More to choose. */
  children?: ReactNode;
}

/** Which number the page is about, in the address. A choice shows it at once; without a script the button does. */
export function InstancePicker({ instances, chosen, children }: Props) {
  const { t } = useTranslation("bots");
  return (
    <Form
      method="get"
      className="flex flex-wrap items-end gap-3"
      onChange={(event) => event.currentTarget.requestSubmit()}
    >
      <div className="min-w-0 flex-1 basis-44 sm:max-w-64">
        <Field id="instance" label={t("columns.instance")}>
          <Select
            key={chosen}
            id="instance"
            name="instanceId"
            options={instances.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={chosen}
          />
        </Field>
      </div>
      {children}
      <Button type="submit">{t("filters.show")}</Button>
    </Form>
  );
}
