import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { Select } from "../ui/select";

interface Props {
  phones: readonly { id: string; name: string }[];
  chosen: string;
}

/** Which simulated phone is in the hand. */
export function PhonePicker({ phones, chosen }: Props) {
  const { t } = useTranslation("sandbox");
  return (
    <Form method="get" className="flex max-w-md items-center gap-2">
      <Select
        key={chosen}
        name="phone"
        aria-label={t("phone.choose")}
        options={phones.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={chosen}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="min-w-0 flex-1"
      />
      <Button type="submit">{t("phone.show")}</Button>
    </Form>
  );
}
