import { mintRelayToken, parseRelayToken, type RelayClaim } from "../../lib/relay-token";
import { config } from "../env";

const TOKEN = /\/relay\/([A-Za-z0-9_-]{88})(?![A-Za-z0-9_-])/;

/** What stands upstream in the place of a tenant's address. */
export const relayAddress = async (claim: RelayClaim): Promise<string> =>
  `${config.publicUrl}/relay/${await mintRelayToken(config.keySecrets, claim)}`;

/** The reference in a relay address of this instance; undefined for any other text. */
export async function referenceIn(text: unknown, instanceId: string): Promise<string | undefined> {
  const token = typeof text === "string" ? TOKEN.exec(text)?.[1] : undefined;
  const claim = token && (await parseRelayToken(config.keySecrets, token));
  return claim && claim.instanceId === instanceId ? claim.reference : undefined;
}

/** The same, but only where the address leads to our own door, and does not merely look like it. */
export async function referenceHere(text: unknown, instanceId: string): Promise<string | undefined> {
  const isHere = typeof text === "string" && text.startsWith(`${config.publicUrl}/relay/`);
  return isHere ? referenceIn(text, instanceId) : undefined;
}
