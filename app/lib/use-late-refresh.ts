import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** Asks the page's loaders again some time after something has changed: once for all that changes until then. */
export function useLateRefresh(change: unknown, afterMs: number) {
  const { revalidate } = useRevalidator();
  const first = useRef(change);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    if (change === first.current || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      revalidate();
    }, afterMs);
  }, [change, afterMs, revalidate]);
  useEffect(() => () => clearTimeout(timer.current), []);
}
