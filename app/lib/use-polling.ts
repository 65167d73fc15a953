import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** Asks the page's loaders again every so often, while it is of use and somebody looks. A slow answer is waited for. */
export function usePolling(isActive: boolean, everyMs: number) {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const isIdle = useRef(true);
  // Asking now would cut off whatever is on its way: a page, a form, or the question before.
  isIdle.current = state === "idle" && navigation.state === "idle";
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(() => {
      if (isIdle.current && document.visibilityState === "visible") revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isActive, everyMs, revalidate]);
}
