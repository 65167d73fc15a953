import * as z from "zod";
import { Scope } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import { findDocument } from "./registry";

/** Kind of the documents of what `/relay/:token` stands for. */
export const RELAY = "relay";

/** Who gave a relay its address, as far as it bounds the key that the address is handed. */
export const Maker = z.object({
  scopes: z.array(Scope),
  /** What ends the maker's own key, or bounds it: the id of a random key, or of another relay. */
  lender: z.string().nullable(),
});
export type Maker = z.output<typeof Maker>;

/** A person, an operator, or we ourselves. */
export const UNBOUNDED: Maker = { scopes: ["read", "send"], lender: null };

const Made = z.object({ maker: Maker.default(UNBOUNDED) });

/** Of a relay that there is. */
export function findMaker(sql: Sql, instanceId: string, reference: string): Maker | undefined {
  const text = findDocument(sql, { instanceId, kind: RELAY, id: reference });
  return text === undefined ? undefined : Made.parse(JSON.parse(text)).maker;
}
