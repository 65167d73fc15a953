import type { IncomingMessage } from "node:http";
import type { FaultMode } from "./faults.ts";

/** One request exactly as it arrived. It is listed from its first byte on, so a hanging one can be seen too. */
export interface RecordedRequest {
  at: number;
  method: string;
  /** Path and query, not decoded. */
  url: string;
  headers: IncomingMessage["headers"];
  /** Names in the case they were sent in, repeated ones included. */
  rawHeaders: readonly string[];
  bodySize: number;
  /** Hexadecimal SHA-256 of the body; empty until all of it has arrived. */
  bodySha256: string;
  /** Bodies up to 1 MB. */
  bodyText: string | undefined;
  /** The body arrived to its end. */
  complete: boolean;
  status: number | undefined;
  fault: FaultMode | undefined;
}

export interface Counters {
  connections: number;
  requests: number;
  incomplete: number;
  faulted: number;
  bytes: number;
  inFlight: number;
  maxInFlight: number;
}

export interface Records {
  requests: RecordedRequest[];
  counters: Counters;
}

export function createRecords(): Records {
  return { requests: [], counters: noCounts() };
}

/** Forgets what arrived, except what is still in flight. */
export function clearRecords(records: Records): void {
  records.requests.length = 0;
  Object.assign(records.counters, { ...noCounts(), inFlight: records.counters.inFlight });
}

export function recordRequest(records: Records, request: IncomingMessage): RecordedRequest {
  const record: RecordedRequest = {
    at: Date.now(),
    method: request.method ?? "",
    url: request.url ?? "",
    headers: request.headers,
    rawHeaders: request.rawHeaders,
    bodySize: 0,
    bodySha256: "",
    bodyText: undefined,
    complete: false,
    status: undefined,
    fault: undefined,
  };
  records.requests.push(record);
  const { counters } = records;
  counters.requests += 1;
  counters.inFlight += 1;
  counters.maxInFlight = Math.max(counters.maxInFlight, counters.inFlight);
  return record;
}

function noCounts(): Counters {
  return { connections: 0, requests: 0, incomplete: 0, faulted: 0, bytes: 0, inFlight: 0, maxInFlight: 0 };
}
