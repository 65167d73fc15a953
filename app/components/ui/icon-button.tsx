import clsx from "clsx";
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from "react";
import { Tooltip } from "./tooltip";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Says what it does: its only words. */
  label: string;
  children: ReactNode;
}

/** A button that is only a picture; its name appears on hover and focus. */
export const IconButton = forwardRef<HTMLButtonElement, Props>(({ label, className, children, ...rest }, ref) => (
  <Tooltip text={label}>
    <button
      type="button"
      {...rest}
      ref={ref}
      aria-label={label}
      className={clsx(
        "inline-flex size-9 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-sunken hover:text-ink disabled:opacity-55 [&_svg]:size-4.5",
        className,
      )}
    >
      {children}
    </button>
  </Tooltip>
));
IconButton.displayName = "IconButton";
