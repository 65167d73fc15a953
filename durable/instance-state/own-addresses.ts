import { relayReference } from "../../lib/relay-token";

/** The address that a relay stands for, by its reference; null where there is none any more. */
export type FindAddress = (reference: string) => Promise<string | null>;

const TOKEN = /^[A-Za-z0-9_-]{88}(?![A-Za-z0-9_-])/;
/** An event names one bot. In what a tenant makes its server say there may be thousands, which are not all looked up. */
const MOST_ADDRESSES = 20;

/**
 * Servers know a bot by our relay, and name that in their events. The tenant is shown the address that it gave itself: the
 * relay's is a way to its bot that nobody else is to have. `text` is JSON.
 */
export async function showOwnAddresses(text: string, publicUrl: string, find: FindAddress): Promise<string> {
  const relay = `${publicUrl}/relay/`;
  const [head = "", ...pieces] = text.split(relay);
  const addresses = new Map<string, string>();
  for (const piece of pieces) {
    const [token] = TOKEN.exec(piece) ?? [];
    if (token === undefined || addresses.has(token)) continue;
    const reference = addresses.size < MOST_ADDRESSES ? relayReference(token) : undefined;
    const address = (reference && (await find(reference))) || "********";
    addresses.set(token, JSON.stringify(address).slice(1, -1));
  }
  const shown = pieces.map((piece) => {
    const [token = ""] = TOKEN.exec(piece) ?? [];
    return (addresses.get(token) ?? relay + token) + piece.slice(token.length);
  });
  return head + shown.join("");
}
