import type { Db } from "../../db/client";
import type { Role } from "../../lib/contract/role";
import type { Mode, Scope } from "../../lib/contract/tenant";

/** What an API key may do, where it acts on others of its kind. */
export interface KeyRights {
  mode: Mode;
  scopes: Scope[];
  /** Null is anywhere. */
  allowedIps: string[] | null;
  /** ms since the epoch; null is never. */
  expiresAt: number | null;
}

/** Who does something, as the audit log will say. */
export interface Actor {
  /** Operators who impersonate a tenant act as `operator`; `system` is the platform by itself. */
  kind: "user" | "key" | "operator" | "system";
  /** User or key id; `token` for the operator's token. */
  id: string;
  /** An e-mail address or a key's id, for people to read. */
  label: string;
  /** In the tenant of this request; absent where none is named. */
  role?: Role;
  /** Of an API key that acts. */
  key?: KeyRights;
  /** Of a person who acts: the session they are signed in with. */
  sessionId?: string;
  /** Where the request came from; null when the platform does not say. */
  ip: string | null;
}

/** What a service works with. It knows nothing of HTTP. */
export interface ServiceContext {
  db: Db;
  env: Env;
}

/** The same, where it is known who asks. */
export interface ActorContext extends ServiceContext {
  actor: Actor;
}

/** The same, inside one tenant: authorised, so that every query may start with it. */
export interface TenantContext extends ActorContext {
  tenantId: string;
}
