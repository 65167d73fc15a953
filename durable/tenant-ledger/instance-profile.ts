import type { LedgerTenant } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import { type EndpointDocument, endpointsOf } from "../webhook-outbox/endpoint";
import type { LedgerInstance } from "./messages";
import { pacingKey } from "./pacing";
import { findDocument, findInstanceById, listDocuments } from "./registry";

/** All that an instance's object has to know of its tenant. */
export interface InstanceProfile {
  instance: LedgerInstance;
  /** Enabled endpoints that hear this instance. */
  endpoints: EndpointDocument[];
  /** IANA zone: its midnight begins the tenant's day. */
  timeZone: string;
  /** Something of its may wait in a queue of paced sends. */
  paced: boolean;
}

/** Null for an instance that the tenant does not have. */
export async function profileOf(sql: Sql, tenant: LedgerTenant, instanceId: string): Promise<InstanceProfile | null> {
  const instance = findInstanceById(sql, instanceId);
  if (!instance) return null;
  const source = { listDocuments: async (id: string, kind: string) => listDocuments(sql, id, kind) };
  const paced = findDocument(sql, pacingKey(instanceId)) !== undefined;
  return { instance, endpoints: await endpointsOf(source, instanceId), timeZone: tenant.timeZone, paced };
}
