import { useEffect, useState } from "react";

/** Whole seconds until a moment, counted down; undefined before the page is alive. Never below zero. */
export function useSecondsUntil(at: string): number | undefined {
  const [seconds, setSeconds] = useState<number>();
  useEffect(() => {
    const count = () => setSeconds(Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [at]);
  return seconds;
}
