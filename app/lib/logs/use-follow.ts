import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { RequestEntry } from "../../../lib/contract/usage";

const EVERY_MS = 2_000;
const MOST_SHOWN = 300;

interface Options {
  /** The filters, as the address has them. */
  search: string;
  isFollowing: boolean;
  /** Somebody reads: what is new waits, so that nothing moves. */
  isHeld: boolean;
}

/** The log as it grows. Rows never change, so new ones are only put in front. */
export function useFollow(loaded: readonly RequestEntry[], { search, isFollowing, isHeld }: Options) {
  const [shown, setShown] = useState(loaded);
  const fetcher = useFetcher<{ items: RequestEntry[] }>();
  const { load } = fetcher;
  const isIdle = useRef(true);
  isIdle.current = fetcher.state === "idle";
  useEffect(() => {
    if (!isFollowing) return;
    const timer = setInterval(() => {
      if (isIdle.current && document.visibilityState === "visible") load(`/logs/follow${search}`);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [isFollowing, search, load]);

  const waiting = newer(shown, [...(fetcher.data?.items ?? []), ...loaded]);
  const show = () => setShown((rows) => [...newer(rows, waiting), ...rows].sort(byId).slice(0, MOST_SHOWN));
  const isDue = !isHeld && waiting.length > 0;
  useEffect(() => {
    if (isDue) show();
  });
  return { shown, waiting: waiting.length, show };
}

/** Ids say when a call was made. What is older than the last row belongs to pages further down. */
const byId = (a: RequestEntry, b: RequestEntry) => (a.id < b.id ? 1 : -1);

function newer(shown: readonly RequestEntry[], told: readonly RequestEntry[]): RequestEntry[] {
  const known = new Set(shown.map(({ id }) => id));
  const oldest = shown.at(-1)?.id ?? "";
  const fresh = told.filter(({ id }) => id > oldest && !known.has(id));
  return [...new Map(fresh.map((entry) => [entry.id, entry])).values()];
}

const READING_FROM_PX = 160;

/** Whether somebody has scrolled down into a list. */
export function useIsScrolled(): boolean {
  const [isScrolled, setScrolled] = useState(false);
  useEffect(() => {
    const note = () => setScrolled(window.scrollY > READING_FROM_PX);
    window.addEventListener("scroll", note, { passive: true });
    return () => window.removeEventListener("scroll", note);
  }, []);
  return isScrolled;
}
