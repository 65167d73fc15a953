import { ok } from "../../answer.ts";
import { emit } from "../../events.ts";
import { asText, type Fields } from "../../fields.ts";
import { badRequest } from "../../refusal.ts";
import { type Handler, type Route, route } from "../../routing.ts";
import { complaints, oneOf, text } from "../../schema.ts";
import { type Context, type Instance, runningInstance, type Session, timestamp } from "../../state.ts";
import type { BotKind } from "./kinds.ts";
import { anyBot } from "./rules.ts";
import { startTypebot } from "./typebot.ts";

export function sessionRoutes(kind: BotKind): Route[] {
  const { name, idParam, since } = kind;
  return [
    route(`POST /${name}/changeStatus/:instanceName`, changeStatus(kind), { since }),
    route(`GET /${name}/fetchSessions/:${idParam}/:instanceName`, fetchSessions(kind), { since }),
    ...(name === "typebot" ? [route("POST /typebot/start/:instanceName", start)] : []),
  ];
}

/** Whole rows, `parameters` included: for typebot sessions that holds the server's global key. */
function fetchSessions(kind: BotKind): Handler {
  return (context, { instance }) => {
    const { id } = runningInstance(context, instance.instanceName, "id");
    const bot = anyBot(context, kind, instance[kind.idParam]);
    if (bot && bot.instanceId !== id) throw new Error(`${kind.title} not found`);
    const own = context.state.sessions.filter((row) => row.instanceId === id && row.type === kind.sessionType);
    if (bot) return ok(own.filter((row) => row.botId === bot.id));
    // An unknown id is no filter at all, but for typebot in 2.2.3.
    return ok(kind.name === "typebot" && context.version === "2.2.3" ? [] : own);
  };
}

const STATUS = {
  properties: { remoteJid: text, status: oneOf("opened", "closed", "paused", "delete") },
  required: ["remoteJid", "status"],
};

function changeStatus(kind: BotKind): Handler {
  return (context, { instance, body }) => {
    const wrong = complaints(body, STATUS);
    if (wrong.length > 0) throw badRequest(wrong);
    const target = runningInstance(context, instance.instanceName, "id");
    const { remoteJid, status } = body;
    const chosen = sessionsToChange(context, kind, { target, remoteJid, status });
    const removes = status === "delete" || (status === "closed" && !keepsOpen(context, kind, target));
    if (removes) context.state.sessions = context.state.sessions.filter((row) => !chosen.includes(row));
    else for (const row of chosen) Object.assign(row, { status, updatedAt: timestamp() });
    if (kind.name === "typebot") announce(context, target, { remoteJid, status, chosen });
    const legacy = context.version === "2.2.3" && ["typebot", "openai"].includes(kind.name);
    const word = legacy ? kind.name : "bot";
    if (status === "delete") return ok({ [word]: { remoteJid, status } });
    const changed = { remoteJid, status, session: { count: chosen.length } };
    return ok({ [word]: { instanceName: target.name, [word]: changed } });
  };
}

/** `closed` and `delete` forget to ask whose session it is: every tenant's conversation with that contact ends. */
function sessionsToChange(
  context: Context,
  kind: BotKind,
  { target, remoteJid, status }: { target: Instance; remoteJid: unknown; status: unknown },
): Session[] {
  const filtered = kind.name === "typebot" && context.version === "2.2.3";
  const everywhere = (status === "closed" || status === "delete") && !filtered;
  return context.state.sessions.filter(
    (row) =>
      row.remoteJid === remoteJid && row.type === kind.sessionType && (everywhere || row.instanceId === target.id),
  );
}

function keepsOpen({ state }: Context, { name }: BotKind, { id }: Instance): boolean {
  return Boolean(state.botSettings.get(`${name} ${id}`)?.keepOpen);
}

function announce(
  context: Context,
  target: Instance,
  { remoteJid, status, chosen }: { remoteJid: unknown; status: unknown; chosen: Session[] },
): void {
  const session = context.version === "2.3.6" ? (chosen[0] ?? null) : { count: chosen.length };
  context.background(emit(context, target, { event: "typebot.change-status", data: { remoteJid, status, session } }));
}

const START = { properties: { remoteJid: text, url: text, typebot: text }, required: ["remoteJid", "url", "typebot"] };

const start: Handler = async (context, { instance, body }) => {
  const wrong = complaints(body, START);
  if (wrong.length > 0) throw badRequest(wrong);
  const target = runningInstance(context, instance.instanceName, "id");
  if (!context.state.botSettings.has(`typebot ${target.id}`)) {
    throw new TypeError("Cannot read properties of null (reading 'expire')");
  }
  const [remoteJid, url, typebot] = [body.remoteJid, body.url, body.typebot].map((value) => asText(value) ?? "");
  const prefilled = prefilledVariables(body.variables);
  const opened = await startTypebot(context, target, { remoteJid, url, typebot, prefilled });
  if (!opened) return { status: 200 };
  const data = { remoteJid, url, typebot, variables: body.variables, sessionId: opened.sessionId };
  context.background(emit(context, target, { event: "typebot.start", data }));
  return ok({
    typebot: { instanceName: target.name, typebot: { url, remoteJid, typebot, prefilledVariables: prefilled } },
  });
};

function prefilledVariables(variables: unknown): Fields {
  if (!Array.isArray(variables)) return {};
  return Object.fromEntries(variables.map((variable: Fields) => [String(variable.name), variable.value]));
}
