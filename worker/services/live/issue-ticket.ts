import { CODES_ROLE } from "../../../durable/live-feed/check-listeners";
import type { Listener } from "../../../durable/live-feed/listener";
import type { ParsedKey } from "../../../lib/api-key";
import type { LiveTicket } from "../../../lib/contract/live";
import { isAtLeast } from "../../../lib/contract/role";
import type { Mode } from "../../../lib/contract/tenant";
import { Problem } from "../../../lib/problem";
import { openTicket } from "../../live/open-ticket";
import type { TenantContext } from "../context";

/**
 * A ticket for one socket: a person sees states and receipts, a key the events as well. It is bound to session or key, and the
 * socket ends with it. `key` is the one that the request was made with.
 */
export function issueTicket(
  { tenantId, actor }: TenantContext,
  { mode, key }: { mode: Mode; key: ParsedKey | undefined },
): Promise<LiveTicket> {
  if (key && key.mode !== mode) throw new Problem("forbidden", `This key belongs to the mode "${key.mode}".`);
  if (key && !actor.key?.scopes.includes("read")) {
    throw new Problem("forbidden", 'This needs a key with the scope "read".');
  }
  const events = key !== undefined;
  const codes = actor.role !== undefined && isAtLeast(actor.role, CODES_ROLE);
  return openTicket({ tenantId, mode, listener: { who: whoIs(actor, key), instances: null, events, codes } });
}

function whoIs(actor: TenantContext["actor"], key: ParsedKey | undefined): Listener["who"] {
  if (key) {
    const { tenantId: _, mode: __, ...identify } = key;
    return { kind: "key", identify, scopes: actor.key?.scopes ?? [] };
  }
  if (actor.sessionId !== undefined) return { kind: "user", userId: actor.id, sessionId: actor.sessionId };
  return { kind: "operator" };
}
