import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { Problem } from "../../../lib/problem";
import { fetchOwnRow } from "../../evolution/own-row";

/** Meta's id of the number of an instance, as its server has it. */
export async function readPhoneNumberId(env: Env, instance: LedgerInstance): Promise<string> {
  const row = await fetchOwnRow(env, instance).catch((cause: unknown) => {
    throw new Problem("upstream_failed", "WhatsApp's server did not say which number this is. Try again.", { cause });
  });
  if (row?.number) return row.number;
  throw new Problem("conflict", "The instance has no number of Meta's yet.");
}
