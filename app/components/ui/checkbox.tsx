import clsx from "clsx";
import type { InputHTMLAttributes, ReactNode } from "react";

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  label: ReactNode;
  hint?: ReactNode;
}

function Choice({ type, label, hint, className, ...rest }: Props & { type: "checkbox" | "radio" }) {
  return (
    <label className={clsx("flex items-start gap-2.5 has-disabled:text-muted", className)}>
      <input {...rest} type={type} className="mt-0.5 size-4.5 shrink-0" />
      <span className="grid min-w-0 wrap-anywhere">
        <span>{label}</span>
        {hint && <span className="text-sm text-muted">{hint}</span>}
      </span>
    </label>
  );
}

export const Checkbox = (props: Props) => <Choice {...props} type="checkbox" />;
export const Radio = (props: Props) => <Choice {...props} type="radio" />;

/** On or off at once, where a checkbox waits for its form. The same control to a form and to a screen reader. */
export function Switch({ label, hint, className, ...rest }: Props) {
  return (
    <label className={clsx("flex items-start justify-between gap-4 has-disabled:text-muted", className)}>
      <span className="grid">
        <span className="font-medium">{label}</span>
        {hint && <span className="text-sm text-muted">{hint}</span>}
      </span>
      <input
        {...rest}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox states whether it is checked by itself
        role="switch"
        className="relative mt-0.5 h-5 w-9 shrink-0 appearance-none rounded-full bg-line-strong transition-colors before:absolute before:top-0.5 before:left-0.5 before:size-4 before:rounded-full before:bg-white before:transition-transform checked:bg-accent checked:before:translate-x-4 disabled:opacity-55"
      />
    </label>
  );
}
