import * as z from "zod";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { newRowId } from "../../../durable/webhook-outbox/endpoint";
import { type Call, fromLedger, ledgerOf } from "../call";
import { callerOf, targetOf } from "./transport-body";

/** What every row of Evolution's transports carries beside its own columns. */
interface RowFrame {
  id: string;
  createdAt: string;
  updatedAt: string;
  instanceId: string;
}

const key = ({ id: instanceId }: LedgerInstance, kind: string) => ({ instanceId, kind, id: kind });

/** The stored row of a transport, kept as a document of the instance. */
export async function findRow<T extends object>(
  call: Call,
  kind: string,
  columns: z.ZodType<T>,
): Promise<(RowFrame & T) | undefined> {
  const { instance } = targetOf(call);
  const text = await fromLedger(ledgerOf(call, callerOf(call)).findDocument(key(instance, kind)));
  if (text === null) return undefined;
  const document: unknown = JSON.parse(text);
  // A row that came with its instance was written before the upstream had named that.
  return { ...Frame.parse(document), ...columns.parse(document), instanceId: instance.upstreamId };
}

/** Replaces the columns; the row's id and age stay. */
export async function putRow<T extends object>(
  call: Call,
  kind: string,
  { known, columns, instance }: { known: RowFrame | undefined; columns: T; instance: LedgerInstance },
): Promise<RowFrame & T> {
  const now = new Date().toISOString();
  const row = {
    id: known?.id ?? newRowId(),
    ...columns,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    instanceId: instance.upstreamId,
  };
  await fromLedger(ledgerOf(call, callerOf(call)).putDocument(key(instance, kind), JSON.stringify(row)));
  return row;
}

const Frame = z.object({ id: z.string(), createdAt: z.string(), updatedAt: z.string(), instanceId: z.string() });
