import { parseKey } from "../../lib/api-key";
import { LiveTicket, LiveTicketRequest } from "../../lib/contract/live";
import { config } from "../env";
import { issueTicket } from "../services/live/issue-ticket";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const create = defineRoute({
  method: "post",
  path: "/tenants/{tenantId}/live/tickets",
  access: "viewer",
  tags: ["Live"],
  summary: "Ask for a ticket",
  description: "Opens one WebSocket at /live within 30 seconds. What is said there: docs/live.md.",
  request: { params: TenantParams, body: jsonBody(LiveTicketRequest) },
  responses: { 201: jsonAnswer(LiveTicket, "How to connect.") },
});

/** /api/tenants/:tenantId/live */
export const liveTickets = newApi().openapi(create, async (c) => {
  const { mode } = c.req.valid("json");
  const given =
    c.req.header("apikey") ??
    c.req
      .header("authorization")
      ?.replace(/^bearer /i, "")
      .trim();
  const isKey = c.var.actor.kind === "key" && given !== undefined;
  const key = isKey ? await parseKey(config.keySecrets, given) : undefined;
  return c.json(await issueTicket(c.var, { mode, key }), 201);
});
