import * as z from "zod";
import * as contract from "../../lib/contract/bot";
import { Page } from "../../lib/contract/page";
import { listBots } from "../services/bots/list-bots";
import { changeSession, listSessions, startTypebot } from "../services/bots/sessions";
import { createBot, deleteBot, getBot, updateBot } from "../services/bots/write-bot";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { expectedVersion, versioned } from "./etag";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/tenants/{tenantId}/bots";
const tags = ["Bots"];
export const BotParams = TenantParams.extend({ botId: z.string().regex(/^[\w-]{10,40}$/) });

const list = defineRoute({
  method: "get",
  path,
  access: "viewer",
  tags,
  summary: "List bots",
  request: { params: TenantParams, query: contract.BotQuery },
  responses: { 200: jsonAnswer(contract.BotPage, "Newest first, each with its open conversations and conflicts.") },
});

const create = defineRoute({
  method: "post",
  path,
  access: "developer",
  tags,
  summary: "Create a bot",
  description: "Costs one `bot_create`. It is off unless it is said to be on.",
  request: { params: TenantParams, body: jsonBody(contract.CreateBot) },
  responses: { 201: jsonAnswer(contract.Bot, "The bot.") },
});

const get = defineRoute({
  method: "get",
  path: `${path}/{botId}`,
  access: "viewer",
  tags,
  summary: "Read a bot",
  request: { params: BotParams },
  responses: { 200: jsonAnswer(contract.Bot, "The bot, without its secrets.") },
});

const update = defineRoute({
  method: "patch",
  path: `${path}/{botId}`,
  access: "developer",
  tags,
  summary: "Change a bot, or switch it on or off",
  description:
    "What is not named stays as it is, secrets too. With `If-Match` it changes only that version, and asks its server only then.",
  request: { params: BotParams, body: jsonBody(contract.UpdateBot) },
  responses: { 200: jsonAnswer(contract.Bot, "The bot as it is now.") },
});

const remove = defineRoute({
  method: "delete",
  path: `${path}/{botId}`,
  access: "developer",
  tags,
  summary: "Delete a bot, with its conversations",
  description: "With `If-Match`, only that version.",
  request: { params: BotParams },
  responses: { 204: { description: "It is gone." } },
});

const sessions = defineRoute({
  method: "get",
  path: `${path}/{botId}/sessions`,
  access: "viewer",
  tags,
  summary: "List a bot's conversations",
  request: { params: BotParams, query: contract.SessionQuery },
  responses: { 200: jsonAnswer(Page(contract.BotSession), "Last changed first.") },
});

const changeOne = defineRoute({
  method: "post",
  path: `${path}/{botId}/sessions`,
  access: "developer",
  tags,
  summary: "Take a conversation over, hand it back, or end it",
  request: { params: BotParams, body: jsonBody(contract.ChangeSession) },
  responses: { 200: jsonAnswer(contract.ChangedSession, "What was done.") },
});

const start = defineRoute({
  method: "post",
  path: `${path}/{botId}/start`,
  access: "developer",
  tags,
  summary: "Begin a Typebot's flow with a contact",
  description: "Costs one `message_send`.",
  request: { params: BotParams, body: jsonBody(contract.StartTypebot) },
  responses: { 204: { description: "The flow has begun." } },
});

/** /api/tenants/:tenantId/bots */
export const bots = newApi()
  .openapi(list, async (c) => c.json(await listBots(c.var, c.req.valid("query")), 200))
  .openapi(create, async (c) => {
    const made = await createBot(c.var, c.req.valid("json"));
    return c.json(made, 201, versioned(made));
  })
  .openapi(get, async (c) => {
    const found = await getBot(c.var, c.req.valid("param").botId);
    return c.json(found, 200, versioned(found));
  })
  .openapi(update, async (c) => {
    const change = c.req.valid("json");
    const version = expectedVersion(c, Number.MAX_SAFE_INTEGER);
    const changed = await updateBot(c.var, c.req.valid("param").botId, { change, version });
    return c.json(changed, 200, versioned(changed));
  })
  .openapi(remove, async (c) => {
    await deleteBot(c.var, c.req.valid("param").botId, expectedVersion(c, Number.MAX_SAFE_INTEGER));
    return c.body(null, 204);
  })
  .openapi(sessions, async (c) =>
    c.json(await listSessions(c.var, c.req.valid("param").botId, c.req.valid("query")), 200),
  )
  .openapi(changeOne, async (c) =>
    c.json(await changeSession(c.var, c.req.valid("param").botId, c.req.valid("json")), 200),
  )
  .openapi(start, async (c) => {
    await startTypebot(c.var, c.req.valid("param").botId, c.req.valid("json"));
    return c.body(null, 204);
  });
