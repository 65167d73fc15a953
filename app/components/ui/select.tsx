import clsx from "clsx";
import ChevronDown from "lucide-react/icons/chevron-down";
import type { SelectHTMLAttributes } from "react";

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

interface Props extends SelectHTMLAttributes<HTMLSelectElement> {
  options: readonly Option[];
  /** The empty choice, where there is one. */
  placeholder?: string;
}

/** The browser's own list: it works on every phone and without a script. */
export function Select({ options, placeholder, className, ...rest }: Props) {
  return (
    <div className={clsx("relative", className)}>
      <select {...rest} className="control appearance-none truncate pr-9">
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-muted" />
    </div>
  );
}
