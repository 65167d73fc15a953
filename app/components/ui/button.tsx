import { Link, type LinkProps } from "@remix-run/react";
import clsx from "clsx";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from "react";
import { Tooltip } from "./tooltip";

const BASE =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors [&_svg]:size-4 [&_svg]:shrink-0 disabled:opacity-55 aria-disabled:opacity-55 aria-disabled:cursor-not-allowed";
const VARIANTS = {
  primary: "bg-accent text-accent-ink hover:bg-accent-strong",
  secondary: "border border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "text-ink hover:bg-sunken",
  danger: "bg-bad text-accent-ink hover:opacity-90",
} as const;
const SIZES = { sm: "h-8 px-2.5 text-sm", md: "h-9 px-3.5 text-base", lg: "h-11 px-5 text-lg" } as const;

interface Look {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
}

export function buttonClass({ variant = "secondary", size = "md" }: Look, className?: string): string {
  return clsx(BASE, VARIANTS[variant], SIZES[size], className);
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** Under way: disabled, with a turning circle. */
  pending?: boolean;
  /** Why it may not be pressed. It stays reachable, so that everybody can learn the reason. */
  disabledReason?: string;
  children: ReactNode;
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(
  ({ variant, size, pending, disabledReason, className, children, ...rest }, ref) => {
    const classes = buttonClass({ variant, size }, className);
    if (disabledReason) {
      return (
        <Tooltip text={disabledReason}>
          <button ref={ref} type="button" aria-disabled="true" className={classes}>
            {children}
            <span className="sr-only">({disabledReason})</span>
          </button>
        </Tooltip>
      );
    }
    return (
      <button
        type="button"
        {...rest}
        ref={ref}
        disabled={rest.disabled || pending}
        aria-busy={pending}
        className={classes}
      >
        {pending && <LoaderCircle aria-hidden="true" className="animate-spin" />}
        {children}
      </button>
    );
  },
);
Button.displayName = "Button";

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({ variant, size, className, ...rest }: LinkProps & Look) {
  return <Link {...rest} className={buttonClass({ variant, size }, className)} />;
}
