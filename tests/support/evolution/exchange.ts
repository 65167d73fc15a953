import type { IncomingMessage, ServerResponse } from "node:http";
import { render, send, sendPreflight } from "./answer.ts";
import { answer } from "./application.ts";
import { type createFaults, type Fault, spoil, treatmentOf } from "./faults.ts";
import { receive } from "./receive.ts";
import { type RecordedRequest, type Records, recordRequest } from "./records.ts";
import type { Route } from "./routing.ts";
import type { Context } from "./state.ts";

export interface Parts {
  context: Context;
  routes: readonly Route[];
  records: Records;
  faults: ReturnType<typeof createFaults>;
}

/** One request, from its first byte to the last of its answer or to the fault that ends it. */
export async function exchange(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const record = recordRequest(parts.records, request);
  response.once("close", () => {
    parts.records.counters.inFlight -= 1;
  });
  response.once("finish", () => {
    record.status = response.statusCode;
  });
  const fault = parts.faults.take(record.url);
  if (fault) return faulty(parts, { fault, record, request, response });
  if (request.method === "OPTIONS") return sendPreflight(request, response);
  const rendered = await serve(parts, { record, request });
  if (rendered) send(rendered, request, response);
}

interface Faulty {
  fault: Fault;
  record: RecordedRequest;
  request: IncomingMessage;
  response: ServerResponse;
}

async function faulty(parts: Parts, { fault, record, request, response }: Faulty): Promise<void> {
  record.fault = fault.mode;
  parts.records.counters.faulted += 1;
  const { readsBody, takesEffect } = treatmentOf(fault);
  if (!readsBody) return spoil(fault, { request, response });
  if (!takesEffect) {
    const body = await receive(request, record, parts.records);
    return body ? spoil(fault, { request, response }) : undefined;
  }
  const rendered = await serve(parts, { record, request });
  if (rendered) spoil(fault, { request, response, rendered });
}

async function serve(parts: Parts, { record, request }: Pick<Faulty, "record" | "request">) {
  const body = await receive(request, record, parts.records);
  // The sender went away before its request was whole: nothing happens.
  if (!body) return undefined;
  return render(await answer(parts.context, parts.routes, { request, body }), request);
}
