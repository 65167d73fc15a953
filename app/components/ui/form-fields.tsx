import type { InputHTMLAttributes, ReactNode } from "react";
import { fieldIds } from "../../lib/field-ids";
import { Checkbox } from "./checkbox";
import { Field } from "./field";
import { Input, Textarea } from "./input";
import { type Option, Select } from "./select";

/** What we read of Conform's field: any field of any form. */
interface FormField {
  id: string;
  name: string;
  key: string | undefined;
  errors: string[] | undefined;
  initialValue: unknown;
}

interface Common {
  field: FormField;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id" | "defaultValue">;

/** What every control of a form needs: its name, what was typed before, and where its hint and error are. */
function wire({ field, hint, optional }: Common) {
  const ids = fieldIds(field.id);
  const isInvalid = !!field.errors?.length;
  const described = [hint ? ids.hint : "", isInvalid ? ids.error : ""].filter(Boolean).join(" ");
  return {
    id: field.id,
    name: field.name,
    required: !optional,
    "aria-invalid": isInvalid || undefined,
    "aria-describedby": described || undefined,
  };
}

const frame = ({ field, label, hint, optional }: Common) => ({
  id: field.id,
  label,
  hint,
  optional,
  errors: field.errors,
});

export function TextField({ field, label, hint, optional, ...rest }: Common & InputProps) {
  const common = { field, label, hint, optional };
  const value = rest.type === "password" ? undefined : field.initialValue;
  return (
    <Field {...frame(common)}>
      <Input key={field.key} {...rest} {...wire(common)} defaultValue={value as string | undefined} />
    </Field>
  );
}

export function TextareaField({ field, label, hint, optional, rows }: Common & { rows?: number }) {
  const common = { field, label, hint, optional };
  return (
    <Field {...frame(common)}>
      <Textarea key={field.key} rows={rows} {...wire(common)} defaultValue={field.initialValue as string | undefined} />
    </Field>
  );
}

export function SelectField(props: Common & { options: readonly Option[]; placeholder?: string }) {
  const { field, options, placeholder } = props;
  return (
    <Field {...frame(props)}>
      <Select
        key={field.key}
        options={options}
        placeholder={placeholder}
        {...wire(props)}
        defaultValue={field.initialValue as string | undefined}
      />
    </Field>
  );
}

export function CheckboxField({ field, label, hint }: Common) {
  const { required: _, ...wired } = wire({ field, label, optional: true });
  return <Checkbox key={field.key} {...wired} label={label} hint={hint} defaultChecked={field.initialValue === "on"} />;
}
