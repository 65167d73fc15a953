import { created, ok } from "../../answer.ts";
import { badRequest } from "../../refusal.ts";
import { type Handler, type Route, route } from "../../routing.ts";
import { complaints } from "../../schema.ts";
import { type Bot, type Context, runningInstance } from "../../state.ts";
import { credentialRoutes } from "./credentials.ts";
import { BOT_KINDS, type BotKind, botSchema } from "./kinds.ts";
import { anyBot, botRow, botsOf, refuseTwins } from "./rules.ts";
import { sessionRoutes } from "./sessions.ts";
import { ensureSettings, forgetFallback, settingsRoutesOf } from "./settings.ts";

export const botRoutes: Route[] = [...BOT_KINDS.flatMap(routesOf), ...credentialRoutes];

function routesOf(kind: BotKind): Route[] {
  const { name, idParam, since } = kind;
  const own = (pattern: string, run: Handler) => route(pattern, run, { since });
  return [
    own(`POST /${name}/create/:instanceName`, create(kind)),
    own(`GET /${name}/find/:instanceName`, find(kind)),
    own(`GET /${name}/fetch/:${idParam}/:instanceName`, fetchOne(kind)),
    own(`PUT /${name}/update/:${idParam}/:instanceName`, update(kind)),
    own(`DELETE /${name}/delete/:${idParam}/:instanceName`, remove(kind)),
    ...settingsRoutesOf(kind),
    ...sessionRoutes(kind),
  ];
}

function create(kind: BotKind): Handler {
  return (context, { instance, body }) => {
    const wrong = complaints(body, botSchema(kind));
    if (wrong.length > 0) throw badRequest(wrong);
    const { id: instanceId } = runningInstance(context, instance.instanceName, "id");
    // Ids of credentials and fallbacks are taken on trust, whoever owns them.
    const bot = botRow(context, kind, { body, instanceId });
    refuseTwins(context, kind, bot, "create");
    ensureSettings(context, kind, bot);
    botsOf(context, kind).push(bot);
    return created(bot);
  };
}

function find(kind: BotKind): Handler {
  return (context, { instance }) => {
    const { id } = runningInstance(context, instance.instanceName, "id");
    const own = botsOf(context, kind).filter(({ instanceId }) => instanceId === id);
    return ok(own.length === 0 && context.version === "2.2.3" ? null : own);
  };
}

/** 2.3.6 does not ask whose bot it is: its keys are shown to whoever knows the id. */
function fetchOne(kind: BotKind): Handler {
  return (context, { instance }) => {
    if (context.version === "2.3.6") return ok(anyBot(context, kind, instance[kind.idParam]) ?? null);
    return ok(ownBot(context, kind, instance));
  };
}

function update(kind: BotKind): Handler {
  return (context, { instance, body }) => {
    const wrong = complaints(body, botSchema(kind));
    if (wrong.length > 0) throw badRequest(wrong);
    const previous = ownBot(context, kind, instance);
    const bot = botRow(context, kind, { body, instanceId: previous.instanceId, previous });
    refuseTwins(context, kind, bot, "update");
    Object.assign(previous, bot);
    return ok(previous);
  };
}

function remove(kind: BotKind): Handler {
  return (context, { instance }) => {
    const bot = ownBot(context, kind, instance);
    const bots = botsOf(context, kind);
    bots.splice(bots.indexOf(bot), 1);
    forgetFallback(context, kind, bot);
    const legacyTypebot = kind.name === "typebot" && context.version === "2.2.3";
    return ok({ [legacyTypebot ? "typebot" : "bot"]: { id: bot.id } });
  };
}

function ownBot(context: Context, kind: BotKind, instance: Record<string, unknown>): Bot {
  const { id } = runningInstance(context, instance.instanceName, "id");
  const bot = anyBot(context, kind, instance[kind.idParam]);
  if (bot?.instanceId !== id) throw new Error(`${kind.title} not found`);
  return bot;
}
