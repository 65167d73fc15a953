import { areSendable } from "../../../durable/webhook-outbox/custom-headers";
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

/** Names and values that HTTP can carry. */
export function checkHeaders(headers: Record<string, string>): void {
  const names = Object.keys(headers);
  const isDouble = new Set(names.map((name) => name.toLowerCase())).size < names.length;
  if (names.length <= MOST_HEADERS && !isDouble && areSendable(headers)) return;
  const message = isDouble ? "a header is named twice" : `up to ${MOST_HEADERS} headers that HTTP can carry`;
  throw new Problem("invalid_request", "The request is not valid.", { fields: { headers: [message] } });
}
