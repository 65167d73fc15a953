import type { ReactNode } from "react";
import { fieldIds } from "../../lib/field-ids";
import { FieldErrors } from "./field";

interface Props {
  id: string;
  legend: string;
  hint?: ReactNode;
  errors?: readonly string[];
  children: ReactNode;
}

/** Several choices that answer one question. */
export function Fieldset({ id, legend, hint, errors, children }: Props) {
  const ids = fieldIds(id);
  const described = [hint ? ids.hint : "", errors?.length ? ids.error : ""].filter(Boolean).join(" ");
  return (
    <fieldset id={id} aria-describedby={described || undefined} className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      {hint && (
        <p id={ids.hint} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {children}
      <FieldErrors id={ids.error} errors={errors} />
    </fieldset>
  );
}
