import type { Instance } from "../../../db/schema/instances";
import { queueName } from "../../../durable/send-queue/messages";
import { pacingKey } from "../../../durable/tenant-ledger/pacing";
import type { Pacing } from "../../../lib/contract/pacing";
import { ledgerName } from "../../../lib/ledger-name";

type Owner = Pick<Instance, "tenantId" | "mode" | "id">;

/** The queue of an instance's paced sends. */
export const queueOf = (env: Env, { tenantId, mode, id }: Owner) =>
  env.QUEUE.getByName(queueName(ledgerName(tenantId, mode), id));

/** Where calls find it without Postgres. */
export const keepPacing = (env: Env, { tenantId, mode, id }: Owner, pacing: Pacing): Promise<void> =>
  env.LEDGER.getByName(ledgerName(tenantId, mode)).putDocument(pacingKey(id), JSON.stringify(pacing));
