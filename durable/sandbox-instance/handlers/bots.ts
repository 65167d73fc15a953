import { changeIgnoredJids, fetchBotSettings, setBotSettings } from "../bots/bot-settings";
import { createBot, deleteBot, listBots, updateBot } from "../bots/bots";
import { type BotKind, botKinds } from "../bots/kinds";
import { botSchema, botSettingsSchema, changeStatusSchema, ignoreJidSchema, typebotStartSchema } from "../bots/schemas";
import { changeStatus, fetchSessions } from "../bots/sessions";
import { startTypebot } from "../bots/start-typebot";
import type { SandboxAnswer, SandboxCall, SandboxHandler, SandboxHandlers, SandboxWorld } from "../handler";
import { type BodySchema, badRequest, bodyMessages } from "../validation";

type BotAction = (world: SandboxWorld, kind: BotKind, call: SandboxCall) => SandboxAnswer;

/** The routes of the seven bot integrations, which differ in their own columns only. */
export const botHandlers: SandboxHandlers = Object.fromEntries(
  botKinds.flatMap((kind) => Object.entries(handlersOf(kind))),
);

function handlersOf(kind: BotKind): SandboxHandlers {
  const { path, idParam } = kind;
  const bare =
    (action: BotAction): SandboxHandler =>
    (world, call) =>
      action(world, kind, call);
  const checked =
    (schema: BodySchema, action: BotAction): SandboxHandler =>
    (world, call) => {
      const messages = bodyMessages(call.body, schema);
      return messages.length > 0 ? badRequest(messages) : action(world, kind, call);
    };
  const start = { "POST /typebot/start/:instanceName": checked(typebotStartSchema, startTypebot) };
  return {
    [`POST /${path}/create/:instanceName`]: checked(botSchema(kind), createBot),
    [`GET /${path}/find/:instanceName`]: bare(findBots),
    [`GET /${path}/fetch/:${idParam}/:instanceName`]: bare(fetchBot),
    [`PUT /${path}/update/:${idParam}/:instanceName`]: checked(botSchema(kind), updateBot),
    [`DELETE /${path}/delete/:${idParam}/:instanceName`]: bare(deleteBot),
    [`POST /${path}/settings/:instanceName`]: checked(botSettingsSchema(kind), setBotSettings),
    [`GET /${path}/fetchSettings/:instanceName`]: bare(fetchBotSettings),
    [`POST /${path}/changeStatus/:instanceName`]: checked(changeStatusSchema, changeStatus),
    [`GET /${path}/fetchSessions/:${idParam}/:instanceName`]: bare(fetchSessions),
    [`POST /${path}/ignoreJid/:instanceName`]: checked(ignoreJidSchema, changeIgnoredJids),
    ...(path === "typebot" ? start : {}),
  };
}

function findBots(world: SandboxWorld, kind: BotKind): SandboxAnswer {
  return { status: 200, body: listBots(world, kind) };
}

function fetchBot(world: SandboxWorld, kind: BotKind, { params }: SandboxCall): SandboxAnswer {
  return { status: 200, body: world.documents.get(kind.path, params[kind.idParam] ?? "") ?? null };
}
