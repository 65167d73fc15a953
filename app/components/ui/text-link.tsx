import { Link, type LinkProps } from "@remix-run/react";
import clsx from "clsx";

/** A link within words. */
export function TextLink({ className, ...rest }: LinkProps) {
  return (
    <Link
      {...rest}
      className={clsx(
        "rounded-sm font-medium text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong",
        className,
      )}
    />
  );
}
