import { asText, asTexts, type Fields } from "../../fields.ts";
import { postJson } from "../../post-json.ts";
import { type Bot, type Context, type Instance, newId, type Session, type StoredMessage } from "../../state.ts";
import { BOT_KINDS, type BotKind } from "./kinds.ts";
import { botsOf, settingsKey } from "./rules.ts";
import { continueTypebot, openSession, startTypebot } from "./typebot.ts";

const ADDRESS_FIELDS = ["apiUrl", "webhookUrl", "agentUrl"];
const OPERATORS: Record<string, (content: string, value: string) => boolean> = {
  equals: (content, value) => content === value,
  // A tenant's expression runs on the loop that serves every tenant.
  regex: (content, value) => new RegExp(value).test(content),
  startsWith: (content, value) => content.startsWith(value),
  endsWith: (content, value) => content.endsWith(value),
  contains: (content, value) => content.includes(value),
};

/** Lets the bots of an instance answer a message. Resolves when their servers have been called, with whom it has reached. */
export async function runBots(context: Context, instance: Instance, message: StoredMessage): Promise<string[]> {
  const content = asText(message.message.conversation) ?? "";
  const reached: string[] = [];
  for (const kind of BOT_KINDS) {
    const found = takerOf(context, instance, { kind, content, remoteJid: message.key.remoteJid });
    if (!found) continue;
    const { bot, session } = found;
    reached.push(bot.id);
    if (kind.name !== "typebot") await callBot(context, instance, { kind, bot, content, message, session });
    else if (session) await continueTypebot(bot, session, content);
    else {
      const [url, typebot] = [asText(bot.url), asText(bot.typebot)];
      const { pushName, key } = message;
      await startTypebot(context, instance, { remoteJid: key.remoteJid, url, typebot, pushName, bot });
    }
  }
  return reached;
}

interface Asked {
  kind: BotKind;
  content: string;
  remoteJid: string;
}

/** Only a trigger asks whether a bot is on: the one of an open conversation, and the fallback, are taken as they are. */
function takerOf(context: Context, instance: Instance, { kind, content, remoteJid }: Asked) {
  const settings = context.state.botSettings.get(settingsKey(kind, instance.id));
  const ignored = asTexts(settings?.ignoreJids);
  const isIgnored = ignored.some((jid) => jid === remoteJid || (jid.startsWith("@") && remoteJid.endsWith(jid)));
  if (isIgnored) return undefined;
  const own = botsOf(context, kind).filter((bot) => bot.instanceId === instance.id);
  const session = context.state.sessions.find(
    (row) => row.instanceId === instance.id && row.remoteJid === remoteJid && row.type === kind.sessionType,
  );
  if (session && session.status !== "opened") return undefined;
  const enabled = own.filter((bot) => bot.enabled);
  const chosen = session ? own.find(({ id }) => id === session.botId) : findByTrigger(context, enabled, content);
  const bot = chosen ?? own.find(({ id }) => id === settings?.[kind.fallbackField]);
  return bot && { bot, session };
}

/** All, advanced, equals, regex, startsWith, endsWith, contains; in 2.3.6 `none` answers everything as well. */
function findByTrigger({ version }: Context, bots: readonly Bot[], content: string): Bot | undefined {
  const always = bots.find(
    ({ triggerType }) => triggerType === "all" || (triggerType === "none" && version === "2.3.6"),
  );
  if (always) return always;
  for (const [operator, holds] of Object.entries(OPERATORS)) {
    const keyword = (bot: Bot) => bot.triggerType === "keyword" && bot.triggerOperator === operator;
    const found = bots.find((bot) => keyword(bot) && holds(content, asText(bot.triggerValue) ?? ""));
    if (found) return found;
  }
  return undefined;
}

interface BotCall {
  kind: BotKind;
  bot: Bot;
  content: string;
  message: StoredMessage;
  session: Session | undefined;
}

async function callBot(context: Context, instance: Instance, { kind, bot, content, message, session }: BotCall) {
  const { remoteJid } = message.key;
  const { id: sessionId } =
    session ??
    openSession(context, instance, {
      type: kind.sessionType,
      remoteJid,
      sessionId: newId(),
      parameters: {},
      botId: bot.id,
    });
  const address = ADDRESS_FIELDS.map((name) => asText(bot[name])).find((value) => value !== undefined);
  if (!address || !URL.canParse(address)) return;
  const headers = { "content-type": "application/json", ...credentialsOf(kind, bot) };
  const path = kind.name === "dify" ? DIFY_PATHS[asText(bot.botType) ?? ""] : "";
  const inputs = inputsFor(context, instance, message);
  const body = bodyOf(kind, { bot, content, remoteJid, sessionId, inputs, key: message.key });
  await postJson(`${address}${path ?? ""}`, { headers, body: JSON.stringify(body) });
}

const DIFY_PATHS: Record<string, string> = {
  chatBot: "/chat-messages",
  agent: "/chat-messages",
  textGenerator: "/completion-messages",
  workflow: "/workflows/run",
};

/** 2.2.3 gives these bots the global key, 2.3.6 the instance's token. */
function inputsFor(context: Context, instance: Instance, { key: { remoteJid }, pushName }: StoredMessage): Fields {
  const apiKey = context.version === "2.2.3" ? context.globalKey : instance.token;
  return { remoteJid, pushName, instanceName: instance.name, serverUrl: context.serverUrl, apiKey };
}

interface Said {
  bot: Bot;
  content: string;
  remoteJid: string;
  sessionId: string;
  inputs: Fields;
  key: Fields;
}

/** Where each of them puts what the server says of itself. */
function bodyOf({ name }: BotKind, { bot, content, remoteJid, sessionId, inputs, key }: Said): Fields {
  if (name === "flowise") return { question: content, overrideConfig: { sessionId: remoteJid, vars: inputs } };
  if (name === "n8n") return { chatInput: content, sessionId: remoteJid, keyId: key.id, fromMe: false, ...inputs };
  if (name === "evolutionBot")
    return { inputs: { sessionId, ...inputs, fromMe: false }, query: content, user: remoteJid };
  if (name === "dify") {
    const response_mode = bot.botType === "agent" ? "streaming" : "blocking";
    return { inputs: { ...inputs, query: content }, query: content, response_mode, user: remoteJid };
  }
  const message = { role: "user", parts: [{ type: "text", text: content }], metadata: { messageKey: key } };
  const params = { contextId: remoteJid, message, metadata: { ...inputs, fromMe: false } };
  return { jsonrpc: "2.0", id: "req-1", method: "message/send", params };
}

function credentialsOf({ name }: BotKind, bot: Fields): Record<string, string> {
  const { apiKey, basicAuthUser, basicAuthPass } = bot;
  if (name === "evoai") return { "x-api-key": String(apiKey) };
  if (apiKey) return { authorization: `Bearer ${apiKey}` };
  if (!basicAuthUser) return {};
  return { authorization: `Basic ${Buffer.from(`${basicAuthUser}:${basicAuthPass}`).toString("base64")}` };
}
