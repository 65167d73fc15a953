import { useEffect, useRef, useState } from "react";
import type { LiveTicket, ServerMessage } from "../../../lib/contract/live";
import { type LiveState, openLive } from "./open-live";

async function getTicket(): Promise<LiveTicket | undefined> {
  const answer = await fetch("/live-ticket", { method: "POST" });
  return answer.ok ? answer.json() : undefined;
}

/**
 * Listens to the tenant's changes while the screen is up. Screens draw what their loader gave and let changes replace it;
 * `revalidate` is enough where a list must be asked for again.
 */
export function useLive(onMessage: (message: ServerMessage) => void): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const latest = useRef(onMessage);
  useEffect(() => {
    latest.current = onMessage;
  });
  useEffect(() => openLive(getTicket, { onMessage: (message) => latest.current(message), onState: setState }), []);
  return state;
}
