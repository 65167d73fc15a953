import { isAtLeast, Role } from "../../lib/contract/role";
import { ledgerName } from "../../lib/ledger-name";
import type { IdentifyReply } from "../tenant-ledger/messages";
import type { Listener } from "./listener";
import type { Feed } from "./store";

/** The least role that sees QR and pairing codes. */
export const CODES_ROLE = "developer";

/** Whether a listener may go on listening. Asks a key's ledger, and Postgres about people. */
export type IsWelcome = (listener: Listener) => Promise<boolean>;

/**
 * One check for all sockets of a moment, each listener asked for once. What cannot be asked just now counts as welcome: an
 * outage is no revocation, and the next check comes within seconds.
 */
export function createCheck(env: Env, { tenantId, mode }: Feed): IsWelcome {
  const asked = new Map<string, Promise<boolean>>();
  const ask = async ({ who, instances, codes }: Listener): Promise<boolean> => {
    if (who.kind === "operator") return true;
    if (who.kind === "user") return isUserWelcome(env, tenantId, { ...who, codes });
    const reply: IdentifyReply = await env.LEDGER.getByName(ledgerName(tenantId, mode)).identify(who.identify);
    return reply.ok && mayStillHear(reply, instances);
  };
  return (listener) => {
    const key = JSON.stringify([listener.who, listener.codes]);
    const known = asked.get(key) ?? ask(listener).catch(orWelcome);
    asked.set(key, known);
    return known;
  };
}

/** It may still read, and sees no more instances than it is allowed to by now. */
function mayStillHear({ grant }: Extract<IdentifyReply, { ok: true }>, instances: string[] | null): boolean {
  if (!grant.scopes.includes("read") || grant.status === "suspended") return false;
  if (grant.instances === null) return true;
  return instances?.every((id) => grant.instances?.includes(id)) ?? false;
}

/** Signed in, in the tenant, and with the role that codes take if it gets them. */
async function isUserWelcome(
  env: Env,
  tenantId: string,
  { codes, ...session }: { sessionId: string; userId: string; codes: boolean },
): Promise<boolean> {
  const [{ connect }, { findSessionRole }] = await Promise.all([
    import("../../db/client"),
    import("../../db/queries/live-access"),
  ]);
  const role = Role.safeParse(await findSessionRole(connect(env), tenantId, session)).data;
  return role !== undefined && (!codes || isAtLeast(role, CODES_ROLE));
}

function orWelcome(error: unknown): boolean {
  console.warn({ event: "listener_unchecked", error: String(error instanceof Error ? (error.cause ?? error) : error) });
  return true;
}
