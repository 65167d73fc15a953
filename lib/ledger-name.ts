import type { Mode } from "./contract/tenant";

/** A tenant has one ledger, send guard and so on per mode: what the sandbox does never touches the live ones. */
export const ledgerName = (tenantId: string, mode: Mode) => `${tenantId}:${mode}`;
