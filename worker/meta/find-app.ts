import type { LedgerInstance } from "../../durable/tenant-ledger/messages";
import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { fromLedger } from "../v1/call";
import { appKey, type MetaApp, readApp } from "./app-document";

/** An instance with the Meta app behind it. */
export interface Connected {
  app: MetaApp;
  instance: LedgerInstance;
}

const ledgerOf = (env: Env, { tenantId, mode }: WebhookOwner) => env.LEDGER.getByName(ledgerName(tenantId, mode));

export async function findApp(env: Env, owner: WebhookOwner): Promise<Connected | undefined> {
  const ledger = ledgerOf(env, owner);
  const instance: LedgerInstance | null = await fromLedger(ledger.instanceById(owner.instanceId));
  const document = instance && (await fromLedger(ledger.findDocument(appKey(owner))));
  return instance && document ? { app: await readApp(owner, document), instance } : undefined;
}

/** The same tenant's other numbers of Meta's: an app has one address, to which Meta tells about all of them. */
export async function findOtherApps(env: Env, owner: WebhookOwner): Promise<Connected[]> {
  const instances: LedgerInstance[] = await fromLedger(ledgerOf(env, owner).listInstances());
  const others = instances.filter(
    ({ id, integration }) => id !== owner.instanceId && integration === "WHATSAPP-BUSINESS",
  );
  const apps = await Promise.all(others.map(({ id }) => findApp(env, { ...owner, instanceId: id })));
  return apps.flatMap((app) => app ?? []);
}
