import { relayReference } from "../../lib/relay-token";

/** The address that a relay stands for, by its reference; null where there is none any more. */
export type FindAddress = (reference: string) => Promise<string | null>;

const TOKEN = /\/relay\/([A-Za-z0-9_-]{88})(?![A-Za-z0-9_-])/g;

/**
 * Servers know a bot by our relay, and name that in their events. The tenant is shown the address that it gave itself: the
 * relay's is a way to its bot that nobody else is to have. `text` is JSON.
 */
export async function showOwnAddresses(text: string, publicUrl: string, find: FindAddress): Promise<string> {
  let shown = text;
  for (const [, token = ""] of text.matchAll(TOKEN)) {
    const reference = relayReference(token);
    const address = (reference && (await find(reference))) || "********";
    shown = shown.replaceAll(`${publicUrl}/relay/${token}`, () => JSON.stringify(address).slice(1, -1));
  }
  return shown;
}
