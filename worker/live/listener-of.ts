import { Problem } from "../../lib/problem";
import type { Caller } from "../v1/cache";
import type { TicketClaim } from "./open-ticket";

/** What a key may listen to: what it may read. */
export function listenerOf({ grant, parsed }: Caller): TicketClaim {
  const { tenantId, mode, scopes, instances, status } = grant;
  if (!scopes.includes("read")) throw new Problem("forbidden", 'This needs a key with the scope "read".');
  if (status === "suspended") throw new Problem("tenant_suspended", "This account is suspended.");
  const { tenantId: _, mode: __, ...identify } = parsed;
  const who = { kind: "key", identify, scopes } as const;
  return { tenantId, mode, listener: { who, instances, events: true, codes: scopes.includes("manage") } };
}
