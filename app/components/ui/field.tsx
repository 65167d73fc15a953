import CircleAlert from "lucide-react/icons/circle-alert";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fieldIds } from "../../lib/field-ids";

interface Props {
  /** The id of its control; hint and error get theirs from it. */
  id: string;
  label: string;
  hint?: ReactNode;
  errors?: readonly string[];
  optional?: boolean;
  children: ReactNode;
}

/** Label, control, hint and error. `fieldProps(field)` gives the control what it needs to point at them. */
export function Field({ id, label, hint, errors, optional, children }: Props) {
  const { t } = useTranslation();
  const ids = fieldIds(id);
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="flex items-baseline justify-between gap-3 font-medium">
        {label}
        {optional && <span className="text-sm font-normal text-muted">{t("form.optional")}</span>}
      </label>
      {children}
      {hint && (
        <p id={ids.hint} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <FieldErrors id={ids.error} errors={errors} />
    </div>
  );
}

export function FieldErrors({ id, errors }: { id: string; errors?: readonly string[] }) {
  if (!errors?.length) return null;
  return (
    <ul id={id} className="grid gap-1 text-sm text-bad">
      {errors.map((error) => (
        <li key={error} className="flex items-start gap-1.5">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {error}
        </li>
      ))}
    </ul>
  );
}
