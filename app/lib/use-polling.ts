import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Asks the page's loaders again every so often, while it is of use and somebody looks. */
export function usePolling(isActive: boolean, everyMs: number) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), everyMs);
    return () => clearInterval(timer);
  }, [isActive, everyMs, revalidate]);
}
