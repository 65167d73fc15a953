import * as z from "zod";
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

const key = (call: Call, kind: string) => ({ instanceId: targetOf(call).instance.id, kind, id: kind });

/** The stored row of a transport, kept as a document of the instance. */
export async function findRow<T extends object>(
  call: Call,
  kind: string,
  columns: z.ZodType<T>,
): Promise<(RowFrame & T) | undefined> {
  const text = await fromLedger(ledgerOf(call, callerOf(call)).findDocument(key(call, kind)));
  if (text === null) return undefined;
  const document: unknown = JSON.parse(text);
  return { ...Frame.parse(document), ...columns.parse(document) };
}

/** Replaces the columns; the row's id and age stay. */
export async function putRow<T extends object>(
  call: Call,
  kind: string,
  { known, columns }: { known: RowFrame | undefined; columns: T },
): Promise<RowFrame & T> {
  const now = new Date().toISOString();
  const row = {
    id: known?.id ?? newRowId(),
    ...columns,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    instanceId: targetOf(call).instance.upstreamId,
  };
  await fromLedger(ledgerOf(call, callerOf(call)).putDocument(key(call, kind), JSON.stringify(row)));
  return row;
}

const Frame = z.object({ id: z.string(), createdAt: z.string(), updatedAt: z.string(), instanceId: z.string() });
