/**
 * List prices in dollars per million, https://developers.cloudflare.com/workers/platform/pricing/ and
 * https://developers.cloudflare.com/durable-objects/platform/pricing/ (paid plan, beyond what is included).
 */
const PRICES = { workerRequest: 0.3, objectRequest: 0.15, rowWritten: 1.0 } as const;

/** What a million gateway calls cost, given the ledger's work per call. */
export function dollarsPerMillion(ledgerCallsPerCall: number, rowsWrittenPerCall: number): number {
  return PRICES.workerRequest + ledgerCallsPerCall * PRICES.objectRequest + rowsWrittenPerCall * PRICES.rowWritten;
}
