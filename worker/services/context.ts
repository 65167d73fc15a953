import type { Db } from "../../db/client";
import type { Role } from "../../lib/contract/role";

/** Who does something, as the audit log will say. */
export interface Actor {
  kind: "user" | "key" | "operator";
  /** User or key id; `token` for the operator's token. */
  id: string;
  /** An e-mail address or a key's id, for people to read. */
  label: string;
  /** In the tenant of this request; absent where none is named. */
  role?: Role;
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
