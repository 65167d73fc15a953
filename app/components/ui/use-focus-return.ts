import { useState } from "react";

/**
 * For a window that no button of its own opens, such as one that has an address: when it closes, the focus goes back to what had
 * it when it was drawn first, or to the page's content where that is gone.
 */
export function useFocusReturn(): (event: Event) => void {
  const [opener] = useState(() => (typeof document === "undefined" ? null : document.activeElement));
  return (event) => {
    event.preventDefault();
    const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected;
    const target = isThere ? opener : document.getElementById("content");
    target?.focus({ preventScroll: true });
  };
}
