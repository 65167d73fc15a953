import { type ButtonHTMLAttributes, forwardRef } from "react";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  name: string;
  label: string;
}

/** A person's initials. */
export const UserButton = forwardRef<HTMLButtonElement, Props>(({ name, label, ...rest }, ref) => (
  <button
    type="button"
    {...rest}
    ref={ref}
    aria-label={`${label}: ${name}`}
    className="grid size-9 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent hover:bg-line"
  >
    {initials(name)}
  </button>
));
UserButton.displayName = "UserButton";

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1)?.charAt(0) : "";
  return `${words[0]?.charAt(0) ?? "?"}${last ?? ""}`.toUpperCase();
}
