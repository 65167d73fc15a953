import type { BodyRule, Route } from "./route";
import { act, json, manage, read, SLOW_MS } from "./rows";

interface Bot {
  /** First path segment. */
  name: string;
  /** The path parameter that holds a bot's id. */
  id: string;
  /** The fields that hold an address of the tenant's. */
  fields: BodyRule["fields"];
  since?: "2.3";
}

/** Every one is rewritten: addresses, ids, secrets and names in them are shared upstream (H3, H7, H8). */
const REWRITTEN = { policy: "rewrite" } as const;

/** The rows that all seven integrations have. */
function botRows(bot: Bot): readonly Route[] {
  const { name, id } = bot;
  const common = bot.since ? { ...REWRITTEN, since: bot.since } : REWRITTEN;
  return [
    manage(`POST /${name}/create/:instanceName`, { ...common, kind: "bot_create", body: json(bot.fields) }),
    read(`GET /${name}/find/:instanceName`, common),
    read(`GET /${name}/fetch/:${id}/:instanceName`, common),
    manage(`PUT /${name}/update/:${id}/:instanceName`, { ...common, body: json(bot.fields) }),
    manage(`DELETE /${name}/delete/:${id}/:instanceName`, common),
    manage(`POST /${name}/settings/:instanceName`, common),
    read(`GET /${name}/fetchSettings/:instanceName`, common),
    // About one conversation: a bot's own server pauses itself with these, holding a key that may only send.
    act(`POST /${name}/changeStatus/:instanceName`, common),
    act(`POST /${name}/ignoreJid/:instanceName`, common),
    // Unpaged: every session the bot ever had.
    read(`GET /${name}/fetchSessions/:${id}/:instanceName`, { ...common, limitMs: SLOW_MS }),
  ];
}

export const BOTS: readonly Route[] = [
  ...botRows({ name: "typebot", id: "typebotId", fields: { url: "url" } }),
  act("POST /typebot/start/:instanceName", {
    ...REWRITTEN,
    kind: "message_send",
    limitMs: SLOW_MS,
    body: json({ url: "url" }),
  }),

  ...botRows({ name: "openai", id: "openaiBotId", fields: { functionUrl: "url" } }),
  manage("POST /openai/creds/:instanceName", REWRITTEN),
  read("GET /openai/creds/:instanceName", REWRITTEN),
  manage("DELETE /openai/creds/:openaiCredsId/:instanceName", REWRITTEN),
  read("GET /openai/getModels/:instanceName", { ...REWRITTEN, query: ["openaiCredsId"] }),

  ...botRows({ name: "dify", id: "difyId", fields: { apiUrl: "url" } }),
  ...botRows({ name: "flowise", id: "flowiseId", fields: { apiUrl: "url" } }),
  ...botRows({ name: "evolutionBot", id: "evolutionBotId", fields: { apiUrl: "url" } }),
  ...botRows({ name: "n8n", id: "n8nId", fields: { webhookUrl: "url" }, since: "2.3" }),
  ...botRows({ name: "evoai", id: "evoaiId", fields: { agentUrl: "url" }, since: "2.3" }),
];
