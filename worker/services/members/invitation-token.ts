import { sha256, toBase64Url, toHex } from "../../../lib/encoding";
import { config } from "../../env";

const TOKEN_BYTES = 32;
const LIFETIME_MS = 7 * 86_400_000;

/** A token for a mail, what is kept of it, and when it ends. */
export async function newInvitationToken() {
  const token = toBase64Url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
  return {
    tokenHash: await hashInvitationToken(token),
    expiresAt: new Date(Date.now() + LIFETIME_MS),
    url: `${config.dashboardUrl}/invitation?token=${token}`,
  };
}

export const hashInvitationToken = async (token: string): Promise<string> => toHex(await sha256(token));
