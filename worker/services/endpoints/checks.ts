import { areSendable, reservedAmong } from "../../../durable/webhook-outbox/custom-headers";
import { Problem } from "../../../lib/problem";
import { requireForeignUrl } from "../../safe-fetch";

/** `invalid_request` at the field, where an address may not be called. */
export async function checkUrl(url: string): Promise<void> {
  try {
    await requireForeignUrl(url);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "unsafe_url") throw error;
    throw new Problem("unsafe_url", error.message, { fields: { url: [error.message] } });
  }
}

const MOST_HEADERS = 20;

/** Names and values that HTTP can carry, and none in the place of ours. `kept` were taken before, from Evolution's clients too. */
export function checkHeaders(headers: Record<string, string>, kept: readonly string[] = []): void {
  const names = Object.keys(headers);
  const message = faultOf(names, headers, kept);
  if (!message) return;
  throw new Problem("invalid_request", "The request is not valid.", { fields: { headers: [message] } });
}

function faultOf(names: readonly string[], headers: Record<string, string>, kept: readonly string[]) {
  const reserved = reservedAmong(names.filter((name) => !kept.includes(name)));
  if (reserved.length > 0) return `${reserved.join(", ")}: set by us, and cannot be given`;
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) return "a header is named twice";
  if (names.length > MOST_HEADERS || !areSendable(headers)) return `up to ${MOST_HEADERS} headers that HTTP can carry`;
  return undefined;
}
