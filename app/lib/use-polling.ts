import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Asks the page's loaders again every so often, while it is of use and somebody looks. A slow answer is waited for. */
export function usePolling(isActive: boolean, everyMs: number) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(() => {
      if (isAtRest() && document.visibilityState === "visible") revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isActive, everyMs, revalidate]);
}

/**
 * Asking now would cut off whatever is on its way: a page, a form, or the question before. React tells of these only after it
 * has drawn, the router at once.
 */
function isAtRest(): boolean {
  const { navigation, revalidation } = window.__remixRouter.state;
  return navigation.state === "idle" && revalidation === "idle";
}
