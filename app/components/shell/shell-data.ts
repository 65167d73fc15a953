import type { Role } from "../../../lib/contract/role";
import type { Mode } from "../../../lib/contract/tenant";

export interface ShellTenant {
  id: string;
  name: string;
  role: Role;
}

/** What the frame around every signed-in page shows. */
export interface ShellData {
  user: { name: string; email: string; isOperator: boolean };
  /** Null for operators who belong to no tenant. */
  tenant: (ShellTenant & { timeZone: string }) | null;
  /** Set while an operator acts in this tenant. */
  impersonation: { reason: string; endsAt: string } | null;
  tenants: readonly ShellTenant[];
  mode: Mode;
}
