import * as z from "zod";
import { ReplayAnswer, ReplayRequest, type RequestEntry, RequestPage, RequestQuery } from "../../lib/contract/usage";
import { listRequests, readRequests } from "../services/usage/list-requests";
import { replayRequest } from "../services/usage/replay-request";
import { csvAnswer, Format, jsonOrCsv } from "./csv-answer";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const COLUMNS = [
  "time",
  "request id",
  "method",
  "path",
  "status",
  "outcome",
  "kind",
  "units",
  "ms",
  "upstream ms",
  "key",
  "instance",
] as const;

const list = defineRoute({
  method: "get",
  path: "/tenants/{tenantId}/requests",
  access: "viewer",
  tags: ["Request log"],
  summary: "List calls to /v1",
  description: "Newest first, seconds after they were made. `format=csv` answers all of it as a file.",
  request: { params: TenantParams, query: RequestQuery.extend({ format: Format }) },
  responses: { 200: jsonOrCsv(RequestPage, "One page of calls, or a file.") },
});

const replay = defineRoute({
  method: "post",
  path: "/tenants/{tenantId}/requests/{requestId}/replay",
  access: "developer",
  tags: ["Request log"],
  summary: "Make a call again",
  description:
    "With the key of the same instance, through every step of `/v1`: it is limited, counted and, where it sends, really sent.",
  request: { params: TenantParams.extend({ requestId: z.uuid() }), body: jsonBody(ReplayRequest) },
  responses: { 200: jsonAnswer(ReplayAnswer, "What came back, whatever that is.") },
});

export const requests = newApi()
  .openapi(list, async (c) => {
    const { format, ...query } = c.req.valid("query");
    if (format === "json") return c.json(await listRequests(c.var, query), 200);
    return csvAnswer<RequestEntry>({
      name: "requests",
      columns: COLUMNS,
      cells: (row) => [
        row.at,
        row.id,
        row.method,
        row.path,
        row.status,
        row.outcome,
        row.kind,
        row.units,
        row.totalMs,
        row.upstreamMs,
        row.keyName ?? row.keyId,
        row.instanceName ?? row.instanceId,
      ],
      read: (last, limit) => readRequests(c.var, { ...query, cursor: last?.id ?? query.cursor, limit }),
    });
  })
  .openapi(replay, async (c) =>
    c.json(await replayRequest(c.var, c.req.valid("param").requestId, c.req.valid("json")), 200),
  );
