import * as z from "zod";
import { sumMessages } from "../../db/queries/list-messages";
import { MessageHour, MessageQuery, MessageRow, MessageSumQuery } from "../../lib/contract/message-log";
import { Page } from "../../lib/contract/page";
import { listMessages } from "../services/messages/list-messages";
import { modeAsked } from "../services/usage/mode-asked";
import { defineRoute, jsonAnswer } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/tenants/{tenantId}/messages";
const tags = ["Messages"];

const list = defineRoute({
  method: "get",
  path,
  access: "viewer",
  tags,
  summary: "List messages",
  description: "What became of each message, newest first, never what it said. A message appears within ten seconds.",
  request: { params: TenantParams, query: MessageQuery },
  responses: { 200: jsonAnswer(Page(MessageRow), "One page of the log.") },
});

const hours = defineRoute({
  method: "get",
  path: `${path}/hours`,
  access: "viewer",
  tags,
  summary: "Count messages by the hour",
  request: { params: TenantParams, query: MessageSumQuery },
  responses: { 200: jsonAnswer(z.object({ items: z.array(MessageHour) }), "Counts, oldest hour first.") },
});

const DAY_MS = 86_400_000;

/** /api/tenants/:tenantId/messages */
export const messages = newApi()
  .openapi(list, async (c) => c.json(await listMessages(c.var, c.req.valid("query")), 200))
  .openapi(hours, async (c) => {
    const { until = new Date(), from = new Date(until.getTime() - DAY_MS), ...rest } = c.req.valid("query");
    const mode = modeAsked(c.var.actor, rest.mode);
    const items = await sumMessages(c.var.db, c.var.tenantId, { ...rest, mode, from, until });
    return c.json({ items: z.array(MessageHour).parse(items) }, 200);
  });
