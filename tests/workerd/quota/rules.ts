import type { Sql } from "../../../durable/sql";
import * as books from "../../../durable/tenant-ledger/books";
import type { SyncRequest } from "../../../durable/tenant-ledger/messages";
import * as outbox from "../../../durable/tenant-ledger/outbox";
import { acquire } from "../../../worker/v1/leases";
import type { Purse } from "../../../worker/v1/purse/purse";

/** Every rule that quotas rest on, replaceable one by one to see what it is good for. */
export interface Rules {
  grant: typeof books.grant;
  settle: typeof books.settle;
  updateLease: typeof books.updateLease;
  insertBatch: typeof outbox.insertBatch;
  forgetRows: typeof outbox.forgetRows;
  acquire: typeof acquire;
  /** What an isolate says, on its way to the ledger. */
  outgoing(request: SyncRequest, purse: Purse): SyncRequest;
  /** The ledger has lost its memory and kept its storage. */
  evicted(sql: Sql): void;
}

export const REAL_RULES: Rules = {
  grant: books.grant,
  settle: books.settle,
  updateLease: books.updateLease,
  insertBatch: outbox.insertBatch,
  forgetRows: outbox.forgetRows,
  acquire,
  outgoing: (request) => request,
  evicted: () => undefined,
};
