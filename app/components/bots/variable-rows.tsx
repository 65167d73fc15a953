import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { Fieldset } from "../ui/fieldset";
import { Input } from "../ui/input";

interface Typed {
  id: string;
  name: string;
  errors: string[] | undefined;
  initialValue: unknown;
}

/** Names and what they stand for, a row each. One without a name is none. */
export function VariableRows({ names, values }: { names: Typed; values: Typed }) {
  const { t } = useTranslation("bots");
  const [typedNames, typedValues] = [textsOf(names), textsOf(values)];
  const [count, setCount] = useState(Math.max(1, typedNames.length));
  return (
    <Fieldset id={names.id} legend={t("start.variables")} hint={t("start.variablesHint")} errors={names.errors}>
      <ul className="grid gap-2">
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever appended
          <li key={index} className="grid grid-cols-2 gap-2">
            <Input
              name={names.name}
              aria-label={t("start.variableName")}
              placeholder={t("start.variableName")}
              defaultValue={typedNames[index]}
              maxLength={100}
              autoComplete="off"
            />
            <Input
              name={values.name}
              aria-label={t("start.variableValue")}
              placeholder={t("start.variableValue")}
              defaultValue={typedValues[index]}
              maxLength={4_000}
              autoComplete="off"
            />
          </li>
        ))}
      </ul>
      <Button size="sm" className="justify-self-start" onClick={() => setCount((rows) => rows + 1)}>
        <Plus aria-hidden="true" />
        {t("start.add")}
      </Button>
    </Fieldset>
  );
}

const textsOf = ({ initialValue }: Typed): string[] => [initialValue ?? []].flat().map(String);
