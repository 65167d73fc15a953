import * as contract from "../../lib/contract/bot";
import { Page } from "../../lib/contract/page";
import { listBotCalls, readBotAnalytics } from "../services/bots/analytics";
import { testChat } from "../services/bots/test-chat";
import { testTriggers } from "../services/bots/test-trigger";
import { BotParams } from "./bots";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { InstanceParams } from "./instance-params";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const tags = ["Bots"];

const triggers = defineRoute({
  method: "post",
  path: "/tenants/{tenantId}/instances/{instanceId}/bots/trigger-test",
  access: "viewer",
  tags,
  summary: "Find out which bot a text would start",
  request: { params: InstanceParams, body: jsonBody(contract.TestTrigger) },
  responses: { 200: jsonAnswer(contract.TestedTrigger, "A verdict about each bot. Nothing is sent.") },
});

const chat = defineRoute({
  method: "post",
  path: "/tenants/{tenantId}/bots/{botId}/test-chat",
  access: "developer",
  tags,
  summary: "Say something to a bot, as a contact would",
  request: { params: BotParams, body: jsonBody(contract.TestChat) },
  responses: { 200: jsonAnswer(contract.TestedChat, "What it says, or why it says nothing. No message is sent.") },
});

const calls = defineRoute({
  method: "get",
  path: "/tenants/{tenantId}/bot-calls",
  access: "viewer",
  tags,
  summary: "List calls of bots' servers",
  request: { params: TenantParams, query: contract.BotCallQuery },
  responses: { 200: jsonAnswer(Page(contract.BotCall), "Newest first.") },
});

const analytics = defineRoute({
  method: "get",
  path: "/tenants/{tenantId}/bot-analytics",
  access: "viewer",
  tags,
  summary: "Read how bots are doing",
  request: { params: TenantParams, query: contract.BotAnalyticsQuery },
  responses: { 200: jsonAnswer(contract.BotAnalytics, "Figures of all bots, and of each.") },
});

/** Trying bots out, and looking after them. */
export const botTools = newApi()
  .openapi(triggers, async (c) =>
    c.json(await testTriggers(c.var, c.req.valid("param").instanceId, c.req.valid("json")), 200),
  )
  .openapi(chat, async (c) => c.json(await testChat(c.var, c.req.valid("param").botId, c.req.valid("json")), 200))
  .openapi(calls, async (c) => c.json(await listBotCalls(c.var, c.req.valid("query")), 200))
  .openapi(analytics, async (c) => c.json(await readBotAnalytics(c.var, c.req.valid("query")), 200));
