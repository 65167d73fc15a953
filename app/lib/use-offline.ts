import { useEffect, useState } from "react";

const LOOK_AGAIN_MS = 5_000;

/** A browser may believe that it is offline while we can be reached, on the same machine for instance: so it is tried. */
async function isOffline(): Promise<boolean> {
  if (navigator.onLine) return false;
  return fetch("/mark.svg", { method: "HEAD", cache: "no-store" }).then(
    () => false,
    () => true,
  );
}

/** Whether there is no way to us at the moment. */
export function useOffline(): boolean {
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    const look = () => void isOffline().then(setOffline);
    const timer = offline ? setInterval(look, LOOK_AGAIN_MS) : undefined;
    window.addEventListener("offline", look);
    window.addEventListener("online", look);
    return () => {
      clearInterval(timer);
      window.removeEventListener("offline", look);
      window.removeEventListener("online", look);
    };
  }, [offline]);
  return offline;
}
