import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { Fieldset } from "../ui/fieldset";
import { Textarea } from "../ui/input";

interface Props {
  field: { id: string; name: string; key: string | undefined; errors: string[] | undefined; initialValue: unknown };
  legend: string;
  hint: string;
}

const MOST = 20;

/** Any number of texts. One that is emptied is removed. */
export function PromptRows({ field, legend, hint }: Props) {
  const { t } = useTranslation("bots");
  const [spare, setSpare] = useState(1);
  const given = [field.initialValue ?? []].flat().map(String);
  const rows = [...given, ...Array.from({ length: spare }, () => "")].slice(0, MOST);
  return (
    <Fieldset id={field.id} legend={legend} hint={hint} errors={field.errors}>
      <ul key={field.key} className="grid gap-2">
        {rows.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever appended
          <li key={index}>
            <Textarea
              name={field.name}
              aria-label={t("form.promptRow", { legend, number: index + 1 })}
              rows={2}
              maxLength={4_000}
              defaultValue={text}
              className="min-h-16"
            />
          </li>
        ))}
      </ul>
      {rows.length < MOST && (
        <Button size="sm" className="justify-self-start" onClick={() => setSpare((count) => count + 1)}>
          <Plus aria-hidden="true" />
          {t("form.addPrompt")}
        </Button>
      )}
    </Fieldset>
  );
}
