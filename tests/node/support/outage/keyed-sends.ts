import { setTimeout as sleep } from "node:timers/promises";
import { type Caller, RECIPIENT } from "./caller.ts";
import type { Answer, Client } from "./client.ts";

/** A send under an `Idempotency-Key`, as a careful client makes it. */
export interface KeyedSend {
  /** Also the message's text, by which the server's record of it is found. */
  key: string;
  caller: Caller;
  attempts: number;
  /** The answer after which the client leaves it alone. */
  end?: Answer;
}

/** What became of a send, as its client was told. `held`: it was told to wait until it gave up. */
export type Ending = "sent" | "unknown" | "refused" | "held";

export interface KeyedSends {
  readonly all: readonly KeyedSend[];
  /** Sends, and repeats under the same key until there is a final answer. */
  make(send: { gateway: string; caller: Caller; key: string; delay: number }): Promise<void>;
  /** Sends that still have no final answer are not repeated any more. */
  giveUp(): void;
}

const PAUSE_MS = 300;
/** A client that is refused again and again asks less and less often, as it is told or by itself. */
const LONGEST_PAUSE_MS = 5_000;

export function createKeyedSends(client: Client): KeyedSends {
  const all: KeyedSend[] = [];
  const giveUp = new AbortController();

  async function attempt(send: KeyedSend, ask: Parameters<Client["call"]>[0]): Promise<number> {
    send.attempts += 1;
    const answer = await client.call(ask).catch(() => undefined); // the gateway is gone just now
    if (answer && isFinal(answer)) send.end = answer;
    const toldMs = Number(answer?.retryAfter ?? 0) * 1_000;
    return Math.min(Math.max(PAUSE_MS * send.attempts, toldMs), LONGEST_PAUSE_MS);
  }

  return {
    all,
    async make({ gateway, caller, key, delay }) {
      const send: KeyedSend = { key, caller, attempts: 0 };
      all.push(send);
      const path = `/v1/message/sendText/${caller.instance}`;
      const body = { number: RECIPIENT, text: key, delay };
      const ask = { gateway, key: caller.key, method: "POST", path, body, idempotencyKey: key } as const;
      for (;;) {
        const pauseMs = await attempt(send, ask);
        if (send.end || giveUp.signal.aborted) return;
        await sleep(pauseMs, undefined, { signal: giveUp.signal }).catch(() => {});
      }
    },
    giveUp: () => giveUp.abort(),
  };
}

/** 5xx and "in flight" mean: ask again. Everything else is the gateway's last word. */
function isFinal({ status, body }: Answer): boolean {
  return status < 500 && codeOf(body) !== "request_in_flight" && codeOf(body) !== "burst_exceeded";
}

export function endingOf({ end }: KeyedSend): Ending {
  if (!end) return "held";
  if (end.status === 201) return "sent";
  return codeOf(end.body) === "outcome_unknown" ? "unknown" : "refused";
}

export const codeOf = (body: unknown): unknown => (body as { code?: unknown } | null | undefined)?.code;
