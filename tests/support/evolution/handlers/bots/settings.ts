import { ok } from "../../answer.ts";
import { asText, asTexts, type Fields, pick } from "../../fields.ts";
import { badRequest } from "../../refusal.ts";
import { type Handler, type Route, route } from "../../routing.ts";
import { complaints, flag, oneOf, text } from "../../schema.ts";
import { type Bot, type Context, newId, runningInstance, timestamp } from "../../state.ts";
import { type BotKind, COMMON_RULES } from "./kinds.ts";
import { anyBot, DEFAULTS, defaultPace, settingsKey } from "./rules.ts";

export function settingsRoutesOf(kind: BotKind): Route[] {
  const { name, since } = kind;
  return [
    route(`POST /${name}/settings/:instanceName`, set(kind), { since }),
    route(`GET /${name}/fetchSettings/:instanceName`, fetchSettings(kind), { since }),
    route(`POST /${name}/ignoreJid/:instanceName`, ignoreJid(kind), { since }),
  ];
}

/** The first bot of an instance creates its settings from itself. */
export function ensureSettings(context: Context, kind: BotKind, bot: Bot): void {
  if (context.state.botSettings.has(settingsKey(kind, bot.instanceId))) return;
  const own = kind.name === "openai" ? { openaiCredsId: bot.openaiCredsId, speechToText: false } : {};
  store(context, kind, { instanceId: bot.instanceId, sent: { ...pick(bot, Object.keys(COMMON_RULES)), ...own } });
}

/** The database sets it to null with its bot. */
export function forgetFallback({ state }: Context, kind: BotKind, { id, instanceId }: Bot): void {
  const row = state.botSettings.get(settingsKey(kind, instanceId));
  if (row?.[kind.fallbackField] === id) row[kind.fallbackField] = null;
}

function store(context: Context, kind: BotKind, { instanceId, sent }: { instanceId: string; sent: Fields }): Fields {
  const key = settingsKey(kind, instanceId);
  const previous = context.state.botSettings.get(key);
  const typebot = kind.name === "typebot";
  const base: Fields = {
    ...DEFAULTS[context.version],
    ignoreJids: typebot && context.version === "2.3.6" ? null : [],
    splitMessages: false,
    timePerChar: defaultPace(context, kind),
    ...(kind.name === "openai" ? { speechToText: false } : {}),
    [kind.fallbackField]: null,
    ...previous,
  };
  const dates = { createdAt: previous?.createdAt ?? timestamp(), updatedAt: timestamp() };
  const row = { id: previous?.id ?? newId(), ...base, ...sent, ...dates, instanceId };
  context.state.botSettings.set(key, row);
  return row;
}

/** Each version reads the fallback from a field of its own and ignores the other's. */
function set(kind: BotKind): Handler {
  return (context, { instance, body }) => {
    // 2.3.6 reads a field that its schema does not know of: null is as good as an id there.
    const properties = { ...COMMON_RULES, openaiCredsId: text, speechToText: flag, [kind.fallbackField]: text };
    const wrong = complaints(body, { properties, required: kind.settingsRequired });
    if (wrong.length > 0) throw badRequest(wrong);
    const { id: instanceId } = runningInstance(context, instance.instanceName, "id");
    const fallback = context.version === "2.3.6" ? body.fallbackId : body[kind.fallbackField];
    refuseFallback(context, kind, { body, instanceId, fallback });
    const openai = kind.name === "openai" ? ["speechToText", ...(body.openaiCredsId ? ["openaiCredsId"] : [])] : [];
    // What is left out stays as it is.
    const named = fallback === undefined ? {} : { [kind.fallbackField]: fallback };
    const sent = { ...pick(body, [...Object.keys(COMMON_RULES), ...openai]), ...named };
    const row = store(context, kind, { instanceId, sent });
    if (context.version === "2.3.6") return ok({ ...row, fallbackId: row[kind.fallbackField] });
    return ok(legacyView(kind, row));
  };
}

/** An id that no bot has, and a database that takes no id beside a relation: both end in the same words. */
function refuseFallback(
  context: Context,
  kind: BotKind,
  { body, instanceId, fallback }: { body: Fields; instanceId: string; fallback: unknown },
): void {
  if (fallback === undefined) return;
  const isNew = !context.state.botSettings.has(settingsKey(kind, instanceId));
  const isMixed = context.version === "2.3.6" && (isNew || (kind.name === "openai" && Boolean(body.openaiCredsId)));
  const isNobody = fallback !== null && anyBot(context, kind, fallback) === undefined;
  if (isMixed || isNobody) throw new Error("Error setting default settings");
}

function fetchSettings(kind: BotKind): Handler {
  return (context, { instance }) => {
    const { id } = runningInstance(context, instance.instanceName, "id");
    const row = context.state.botSettings.get(settingsKey(kind, id));
    const fallbackId = row?.[kind.fallbackField] ?? null;
    // The fallback is looked up by its id alone: another tenant's bot is shown with its keys.
    const fallback = fallbackId === null ? null : (anyBot(context, kind, fallbackId) ?? null);
    if (context.version === "2.2.3") {
      const { debounceTime: _, ...shown } = legacyView(kind, row ?? emptySettings(kind));
      return ok({ ...shown, fallback });
    }
    if (row) return ok({ ...row, Fallback: fallback, fallbackId, fallback });
    return ok({
      ...DEFAULTS["2.3.6"],
      ignoreJids: [],
      splitMessages: false,
      timePerChar: 0,
      fallbackId: "",
      fallback: null,
    });
  };
}

const emptySettings = (kind: BotKind): Fields => ({
  ...DEFAULTS["2.2.3"],
  ignoreJids: [],
  splitMessages: false,
  timePerChar: 0,
  [kind.fallbackField]: "",
});

/** 2.2.3 shows chosen fields only. */
function legacyView(kind: BotKind, row: Fields): Fields {
  const paced = kind.name === "typebot" ? [] : ["splitMessages", "timePerChar"];
  const openai = kind.name === "openai" ? ["openaiCredsId", "speechToText"] : [];
  const names = Object.keys(COMMON_RULES).filter((name) => !/^(?:splitMessages|timePerChar)$/.test(name));
  return pick(row, [...openai, ...names, ...paced, kind.fallbackField]);
}

const IGNORE = { remoteJid: text, action: oneOf("add", "remove") };

function ignoreJid(kind: BotKind): Handler {
  return (context, { instance, body }) => {
    const wrong = complaints(body, { properties: IGNORE, required: ["remoteJid", "action"] });
    if (wrong.length > 0) throw badRequest(wrong);
    const { id } = runningInstance(context, instance.instanceName, "id");
    const row = context.state.botSettings.get(settingsKey(kind, id));
    if (!row) throw new Error("Error setting default settings");
    const jid = asText(body.remoteJid) ?? "";
    const others = asTexts(row.ignoreJids).filter((ignored) => ignored !== jid);
    row.ignoreJids = body.action === "add" ? [...others, jid] : others;
    return ok({ ignoreJids: row.ignoreJids });
  };
}
