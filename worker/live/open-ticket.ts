import { jwtVerify, SignJWT } from "jose";
import * as z from "zod";
import type { Listener } from "../../durable/live-feed/listener";
import type { Admission } from "../../durable/live-feed/messages";
import { LIVE_PROTOCOL, type LiveTicket, TICKET_PREFIX } from "../../lib/contract/live";
import { Mode, Scope } from "../../lib/contract/tenant";
import { config } from "../env";

const LIFE_S = 30;
const AUDIENCE = "zapin.live";
const ALGORITHM = "HS256";

const Claims = z.object({
  jti: z.uuid(),
  exp: z.number(),
  tenantId: z.uuid(),
  mode: Mode,
  instances: z.array(z.string()).nullable(),
  events: z.boolean(),
  codes: z.boolean(),
  who: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("user"), userId: z.string(), sessionId: z.string() }),
    z.object({
      kind: z.literal("key"),
      scopes: z.array(Scope),
      identify: z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("random"), keyId: z.string(), hash: z.string() }),
        z.object({
          kind: z.literal("derived"),
          instanceId: z.string(),
          version: z.number(),
          scopes: z.array(Scope),
          lender: z.string().optional(),
        }),
      ]),
    }),
    z.object({ kind: z.literal("operator") }),
  ]),
});

/** What a ticket lets its holder do: listen to one tenant in one mode, as somebody. */
export interface TicketClaim extends Pick<Admission, "tenantId" | "mode"> {
  listener: Omit<Listener, "isReady">;
}

/** A ticket for one socket, good for 30 seconds. */
export async function openTicket({ tenantId, mode, listener }: TicketClaim): Promise<LiveTicket> {
  const { version, bytes } = config.keySecrets.current;
  const expires = Math.floor(Date.now() / 1000) + LIFE_S;
  const ticket = await new SignJWT({ tenantId, mode, ...listener })
    .setProtectedHeader({ alg: ALGORITHM, kid: String(version) })
    .setAudience(AUDIENCE)
    .setJti(crypto.randomUUID())
    .setExpirationTime(expires)
    .sign(bytes);
  return {
    url: `${config.publicUrl.replace(/^http/, "ws")}/live`,
    ticket,
    protocols: [LIVE_PROTOCOL, TICKET_PREFIX + ticket],
    expiresAt: new Date(expires * 1000).toISOString(),
  };
}

/** Undefined for a ticket that we did not write or that is over. Whether it was used before only its feed knows. */
export async function readTicket(ticket: string): Promise<Omit<Admission, "resume" | "named"> | undefined> {
  try {
    const { payload } = await jwtVerify(ticket, ({ kid }) => secretOf(kid), {
      audience: AUDIENCE,
      algorithms: [ALGORITHM],
    });
    const { jti: id, exp, tenantId, mode, ...listener } = Claims.parse(payload);
    return { tenantId, mode, listener, ticket: { id, expiresAt: exp * 1000 } };
  } catch {
    return undefined;
  }
}

function secretOf(version: string | undefined): Uint8Array {
  const secret = config.keySecrets.byVersion(Number(version));
  if (!secret) throw new Error("an unknown secret");
  return secret;
}
