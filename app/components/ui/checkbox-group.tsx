import clsx from "clsx";
import type { ReactNode } from "react";
import { Checkbox } from "./checkbox";
import { Fieldset } from "./fieldset";

interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

interface Props {
  field: { id: string; name: string; key: string | undefined; errors: string[] | undefined; initialValue: unknown };
  legend: string;
  hint?: ReactNode;
  options: readonly Choice[];
  /** As many as may be long: the list scrolls in itself. */
  scroll?: boolean;
}

/** Any number of a few: all are posted under one name. */
export function CheckboxGroup({ field, legend, hint, options, scroll }: Props) {
  const chosen = [field.initialValue].flat();
  return (
    <Fieldset id={field.id} legend={legend} hint={hint} errors={field.errors}>
      <div
        key={field.key}
        className={clsx("grid gap-2", scroll && "max-h-44 overflow-y-auto rounded-md border border-line p-3")}
      >
        {options.map(({ value, label, hint: about }) => (
          <Checkbox
            key={value}
            name={field.name}
            value={value}
            label={label}
            hint={about}
            defaultChecked={chosen.includes(value)}
          />
        ))}
      </div>
    </Fieldset>
  );
}
