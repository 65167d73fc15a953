import * as z from "zod";
import { Scope } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import { findDocument, findKey } from "./registry";

/** Kind of the documents of what `/relay/:token` stands for. */
export const RELAY = "relay";

/** Who gave a relay its address, as far as it bounds the key that the address is handed. */
export const Maker = z.object({
  scopes: z.array(Scope),
  /** What ends with the maker: the id of its key, or of the relay that its own was lent by. */
  lender: z.string().nullable(),
});
export type Maker = z.output<typeof Maker>;

/** A person, an operator, or we ourselves. */
export const UNBOUNDED: Maker = { scopes: ["read", "send"], lender: null };

const Made = z.object({ maker: Maker.default(UNBOUNDED) });

/** Of a relay that there is. */
export function findMaker(sql: Sql, instanceId: string, reference: string): Maker | undefined {
  const text = findDocument(sql, { instanceId, kind: RELAY, id: reference });
  if (text === undefined) return undefined;
  const { maker } = Made.parse(JSON.parse(text));
  return { ...maker, lender: maker.lender && successorOf(sql, maker.lender) };
}

/** A key that was rolled hands on to the one in its place what it has made. */
function successorOf(sql: Sql, id: string): string {
  const next = findKey(sql, id)?.replacedBy;
  return next ? successorOf(sql, next) : id;
}
