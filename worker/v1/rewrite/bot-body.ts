import type { Call } from "../call";
import { requireSafeRegex } from "../regex-grammar";
import { BOT_SECRETS, type BotKind } from "./bot-kinds";
import { botsOf, relaysOf } from "./documents";
import { withUpstreamIds } from "./own-ids";
import { refuseBody } from "./parties";
import { openRelay, relayUrl } from "./relays";
import type { JsonObject } from "./rewrite";

/** Body of create and update: own ids, a harmless trigger, no debounce, and our address in the place of the tenant's. */
export async function rewriteBot(call: Call, kind: BotKind, body: JsonObject): Promise<JsonObject> {
  requireSafeTrigger(body);
  const sent = withoutDebounce(withoutEmptySecrets(await withUpstreamIds(call, kind, body)));
  const url = body[kind.urlField];
  if (typeof url !== "string" || url === "") return sent;
  const flow = kind.name === "typebot" ? flowIn(body) : "";
  const reference = await referenceFor(call, kind, { url, flow });
  return { ...sent, [kind.urlField]: await relayUrl(call, reference) };
}

/** Body of settings. */
export async function rewriteSettings(call: Call, kind: BotKind, body: JsonObject): Promise<JsonObject> {
  return withoutDebounce(await withUpstreamIds(call, kind, body));
}

/** The upstream puts it into a path as it is. What is not text it refuses itself. */
export function flowIn({ typebot }: JsonObject): string {
  if (typeof typebot !== "string") return "";
  if (encodeURIComponent(typebot) === typebot && !/^\.+$/.test(typebot)) return typebot;
  throw refuseBody("instance.typebot is not the public id of a typebot");
}

/** One of the two without the other would wait upstream for what was stored before it: `regex`, or a pattern. */
function requireSafeTrigger({ triggerType, triggerOperator, triggerValue }: JsonObject): void {
  const mayBeStored = (triggerOperator ?? null) === null && triggerType === "keyword";
  if (triggerOperator === "regex" || mayBeStored) {
    requireSafeRegex(typeof triggerValue === "string" ? triggerValue : "");
  }
}

/** Its buffer is shared by all instances of a server: two tenants who talk to one person would get each other's text. */
const withoutDebounce = (body: JsonObject): JsonObject => ({ ...body, debounceTime: 0 });

/** Answers show secrets as null. A client that fetches, changes and puts a bot back shall not lose them by that. */
function withoutEmptySecrets(body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body).filter(([field, value]) => !(value === null && BOT_SECRETS.includes(field))),
  );
}

/** A bot keeps its relay while its address stays. A new address gets a new one: the old serves until the upstream has changed. */
async function referenceFor(call: Call, kind: BotKind, target: { url: string; flow: string }): Promise<string> {
  const id = call.resolved?.params[kind.idParam];
  const bot = (await botsOf(call, kind.name).list()).find(({ upstreamId }) => upstreamId === id);
  const relay = bot?.reference ? await relaysOf(call).find(bot.reference) : undefined;
  if (relay?.url === target.url && relay.flow === target.flow) return relay.reference;
  return (await openRelay(call, { bot: kind.name, ...target })).reference;
}
