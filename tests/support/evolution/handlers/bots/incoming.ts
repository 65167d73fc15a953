import { asText, asTexts, type Fields } from "../../fields.ts";
import { postJson } from "../../post-json.ts";
import { type Bot, type Context, type Instance, newId, type StoredMessage } from "../../state.ts";
import { BOT_KINDS, type BotKind } from "./kinds.ts";
import { botsOf } from "./rules.ts";
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

/** Lets the bots of an instance answer a message. Resolves when their servers have been called. */
export async function runBots(context: Context, instance: Instance, { key, message, pushName }: StoredMessage) {
  const content = asText(message.conversation) ?? "";
  for (const kind of BOT_KINDS) {
    const own = botsOf(context, kind).filter((bot) => bot.instanceId === instance.id && bot.enabled);
    const session = context.state.sessions.find(
      (row) => row.instanceId === instance.id && row.remoteJid === key.remoteJid && row.type === kind.sessionType,
    );
    const bot = session ? own.find(({ id }) => id === session.botId) : findByTrigger(context, own, content);
    if (!bot || asTexts(bot.ignoreJids).includes(key.remoteJid) || (session && session.status !== "opened")) continue;
    if (kind.name !== "typebot")
      await callBot(context, instance, { kind, bot, content, pushName, remoteJid: key.remoteJid });
    else if (session) await continueTypebot(bot, session, content);
    else {
      const [url, typebot] = [asText(bot.url), asText(bot.typebot)];
      await startTypebot(context, instance, { remoteJid: key.remoteJid, url, typebot, pushName, bot });
    }
  }
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
  pushName: string;
  remoteJid: string;
}

/** 2.2.3 gives these bots the global key, 2.3.6 the instance's token. */
async function callBot(context: Context, instance: Instance, { kind, bot, content, pushName, remoteJid }: BotCall) {
  const address = ADDRESS_FIELDS.map((name) => asText(bot[name])).find((value) => value !== undefined);
  const apiKey = context.version === "2.2.3" ? context.globalKey : instance.token;
  const inputs = { remoteJid, pushName, instanceName: instance.name, serverUrl: context.serverUrl, apiKey };
  const known = context.state.sessions.some((row) => row.remoteJid === remoteJid && row.botId === bot.id);
  if (!known)
    openSession(context, instance, {
      type: kind.sessionType,
      remoteJid,
      sessionId: newId(),
      parameters: {},
      botId: bot.id,
    });
  if (!address || !URL.canParse(address)) return;
  const headers = { "content-type": "application/json", ...credentialsOf(bot) };
  await postJson(address, { headers, body: JSON.stringify({ inputs, query: content, user: remoteJid }) });
}

function credentialsOf({ apiKey, basicAuthUser, basicAuthPass }: Fields): Record<string, string> {
  if (apiKey) return { authorization: `Bearer ${apiKey}` };
  if (!basicAuthUser) return {};
  return { authorization: `Basic ${Buffer.from(`${basicAuthUser}:${basicAuthPass}`).toString("base64")}` };
}
