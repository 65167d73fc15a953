import type { Pairing } from "../../../lib/contract/instance";

/** What happens while a number is connected; each has words of its own. */
export type PairingStep = "ready" | "waiting" | "scanned" | "connected" | "limit" | "refused" | "down";

/** `down`: the server cannot be reached. A code that is gone although it was just shown has been scanned. */
export function pairingStep(pairing: Pairing, { isDown, hadCode }: { isDown: boolean; hadCode: boolean }): PairingStep {
  const { status, cause, qr } = pairing;
  if (status === "open") return "connected";
  if (isDown) return "down";
  if (status === "refused" || cause === "qr_limit") return "limit";
  if (status === "connecting") return qr === null && hadCode ? "scanned" : "waiting";
  // Logged out on purpose is where connecting begins; everything else is a refusal that one must know of.
  return status === "closed" && cause !== null && cause !== "logged_out" ? "refused" : "ready";
}
