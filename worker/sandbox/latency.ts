import type { SandboxCall } from "../../durable/sandbox-instance/handler";
import { createJid } from "../../durable/sandbox-instance/jid";
import { outcomeOf, SLOW_ANSWER_MS } from "../../durable/sandbox-instance/magic";

/** A real server sleeps longer, but a gateway that lets it must not have to wait for ever here. */
const MAX_DELAY_MS = 60_000;

/** Milliseconds the simulated server takes before it acts: the `delay` of sends, and the slow magic number. */
export function latencyMs({ route, body }: SandboxCall): number {
  const sends = route.startsWith("POST /message/") || route.startsWith("POST /chat/sendPresence");
  if (!sends) return 0;
  const delay = typeof body.delay === "number" ? body.delay : 0;
  const slow = typeof body.number === "string" && outcomeOf(createJid(body.number)) === "slow";
  return Math.min(Math.max(delay, 0) + (slow ? SLOW_ANSWER_MS : 0), MAX_DELAY_MS);
}

/** Ends early, with the signal's reason, when the caller goes away. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0) return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
