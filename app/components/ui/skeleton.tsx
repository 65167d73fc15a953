import clsx from "clsx";

/** Keeps the place of what comes later, in its size: nothing jumps. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <span aria-hidden="true" className={clsx("block animate-pulse rounded-md bg-line", className)} />;
}
