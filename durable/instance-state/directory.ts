import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { LedgerInstance } from "../tenant-ledger/messages";
import { EndpointDocument, endpointKey } from "../webhook-outbox/endpoint";

/** What the ledger says of an instance. */
export interface Known {
  instance: LedgerInstance;
  endpoint: EndpointDocument | undefined;
}

const KEEP_MS = 5_000;

/** The ledger's words about one instance, asked again every 5 s, so that an event costs the ledger nothing. */
export function createDirectory(env: Env) {
  let kept: { known: Known; until: number } | undefined;
  let changes = 0;
  return {
    /** Undefined for an instance that the tenant does not have. */
    async find(owner: WebhookOwner): Promise<Known | undefined> {
      if (kept && Date.now() < kept.until) return kept.known;
      const [asked, askedAt] = [changes, Date.now()];
      const known = await ask(env, owner);
      // What was asked before a change must not outlive it.
      if (asked === changes) kept = known && { known, until: askedAt + KEEP_MS };
      return known;
    },
    forget() {
      changes++;
      kept = undefined;
    },
  };
}

async function ask(env: Env, { tenantId, mode, instanceId }: WebhookOwner): Promise<Known | undefined> {
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, mode));
  const instance: LedgerInstance | null = await ledger.instanceById(instanceId);
  if (!instance) return undefined;
  const document = await ledger.findDocument(endpointKey(instanceId));
  return { instance, endpoint: document === null ? undefined : EndpointDocument.parse(JSON.parse(document)) };
}
