import { isAtLeast, type Role } from "../../../lib/contract/role";
import { Problem } from "../../../lib/problem";
import type { Actor } from "../context";

/** Nobody gives, changes or takes away a role above their own. */
export function requireRank({ role }: Actor, touched: Role): void {
  if (role && isAtLeast(role, touched)) return;
  throw new Problem("forbidden", `Only an ${touched === "owner" ? "owner" : "owner or admin"} may do this.`);
}
