import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { Fieldset } from "../ui/fieldset";
import { Input } from "../ui/input";

interface Props {
  field: { id: string; errors: string[] | undefined };
  /** Headers that are set: their values stay unless others are typed. */
  names: readonly string[];
}

/** Rows of name and value. A row whose name is emptied is removed. */
export function HeadersField({ field, names }: Props) {
  const { t } = useTranslation("webhooks");
  const [spare, setSpare] = useState(1);
  const rows = [...names, ...Array.from({ length: spare }, () => "")];
  return (
    <Fieldset id={field.id} legend={t("form.headers")} hint={t("form.headersHint")} errors={field.errors}>
      <ul className="grid gap-2">
        {rows.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever appended
          <li key={index} className="grid grid-cols-2 gap-2">
            <Input
              name="headerName"
              aria-label={t("form.headerName")}
              placeholder={t("form.headerName")}
              defaultValue={name}
              autoComplete="off"
            />
            <Input
              name="headerValue"
              aria-label={t("form.headerValue")}
              placeholder={t(name === "" ? "form.headerValue" : "form.headerKept")}
              autoComplete="off"
            />
          </li>
        ))}
      </ul>
      <Button size="sm" className="justify-self-start" onClick={() => setSpare((count) => count + 1)}>
        <Plus aria-hidden="true" />
        {t("form.addHeader")}
      </Button>
    </Fieldset>
  );
}
