import * as z from "zod";
import { Plan } from "./plan";

/** `live` keys reach real servers, `test` keys the sandbox. Each mode has a ledger of its own. */
export const Mode = z.enum(["live", "test"]);
export type Mode = z.output<typeof Mode>;

export const Scope = z.enum(["read", "send", "manage"]);
export type Scope = z.output<typeof Scope>;

export const TenantStatus = z.enum(["active", "past_due", "suspended"]);
export type TenantStatus = z.output<typeof TenantStatus>;

/** Why a tenant is suspended. */
export const Suspension = z.object({
  reason: z.string(),
  since: z.iso.datetime(),
  /** What it returns to. */
  statusBefore: TenantStatus,
});
export type Suspension = z.output<typeof Suspension>;

/** What a ledger must know of its tenant to decide without Postgres. */
export const LedgerTenant = z.object({
  tenantId: z.uuid(),
  mode: Mode,
  status: TenantStatus,
  plan: Plan,
  /** IANA zone; daily caps turn over at its midnight. */
  timeZone: z.string(),
  /** Start of the first billing period; later periods start on the same day of the month, UTC. */
  periodAnchor: z.iso.datetime(),
});
export type LedgerTenant = z.output<typeof LedgerTenant>;
