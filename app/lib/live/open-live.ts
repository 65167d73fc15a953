import type { CLOSE_CODES, LiveTicket, PING, PONG, ServerMessage } from "../../../lib/contract/live";

export type LiveState = "connecting" | "live" | "retrying" | "ended";

interface Listener {
  onMessage: (message: ServerMessage) => void;
  onState: (state: LiveState) => void;
}

/** Our own ways to learn where to connect. */
type GetTicket = () => Promise<Pick<LiveTicket, "url" | "protocols"> | undefined>;

// Only the types of the contract: its schemas would bring all of zod to the browser.
const ping: typeof PING = "ping";
const pong: typeof PONG = "pong";
const revoked: (typeof CLOSE_CODES)["REVOKED"] = 4401;
const ended: (typeof CLOSE_CODES)["ENDED"] = 4410;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const PING_EVERY_MS = 25_000;

/** Doubles, up to half a minute, and never the same for all who were cut off together. */
export function waitBefore(attempt: number, random = Math.random()): number {
  return Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS) * (0.5 + random / 2);
}

/** Keeps a socket to `/live` open, resuming where it was cut, until it is told to stop. Returns how to stop. */
export function openLive(getTicket: GetTicket, { onMessage, onState }: Listener): () => void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSeq: number | undefined;
  let attempt = 0;
  let isStopped = false;

  const stop = (state: LiveState) => {
    isStopped = true;
    clearTimeout(timer);
    socket?.close();
    onState(state);
  };
  const retry = () => {
    if (isStopped) return;
    onState("retrying");
    timer = setTimeout(() => void connect(), waitBefore(attempt++));
  };
  const connect = async () => {
    const ticket = await getTicket().catch(() => undefined);
    if (isStopped) return;
    if (!ticket) return retry();
    const url = new URL(ticket.url);
    if (lastSeq !== undefined) url.searchParams.set("resume", String(lastSeq));
    const opened = new WebSocket(url, [...ticket.protocols]);
    socket = opened;
    const heartbeat = setInterval(() => opened.readyState === WebSocket.OPEN && opened.send(ping), PING_EVERY_MS);
    opened.addEventListener("message", ({ data }) => {
      if (data === pong) return;
      attempt = 0;
      const message = JSON.parse(String(data)) as ServerMessage; // our own worker's, by the contract
      lastSeq = message.seq;
      onState("live");
      onMessage(message);
    });
    opened.addEventListener("close", ({ code }) => {
      clearInterval(heartbeat);
      if (code === revoked || code === ended) stop("ended");
      else retry();
    });
  };
  onState("connecting");
  void connect();
  return () => stop("ended");
}
