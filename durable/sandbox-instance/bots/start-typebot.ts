import { isIgnoredJid } from "../../../lib/ignored-jid";
import type { SandboxAnswer, SandboxCall, SandboxWorld } from "../handler";
import { newRow } from "../rows";
import { isObject, serverError } from "../validation";
import { type BotSettings, botSettings, columnDefaults } from "./bot-settings";
import { listBots } from "./bots";
import type { BotKind } from "./kinds";
import { commonSettingNames } from "./schemas";
import { openSession, sessionsWith } from "./sessions";

/** Starts a flow with a contact by hand. Without settings Evolution fails on the missing row. */
export function startTypebot(world: SandboxWorld, kind: BotKind, { body }: SandboxCall): SandboxAnswer {
  const remoteJid = String(body.remoteJid);
  if (remoteJid === "status@broadcast") return { status: 200, body: undefined };
  const settings = botSettings(world, kind);
  if (isIgnoredJid(settings?.ignoreJids, remoteJid)) return serverError("Jid not allowed");
  if (!settings) return serverError("Cannot read properties of null (reading 'expire')");
  const flow = { url: String(body.url), typebot: String(body.typebot), remoteJid };
  const prefilledVariables = variablesOf(body.variables);
  if (body.startSession) startSession(world, kind, { ...flow, settings, prefilledVariables });
  else announceStart(world, flow, body.variables);
  const typebot = { ...flow, prefilledVariables };
  return { status: 200, body: { typebot: { instanceName: world.instanceName, typebot } } };
}

interface Flow {
  url: string;
  typebot: string;
  remoteJid: string;
}

interface FlowStart extends Flow {
  settings: BotSettings;
  prefilledVariables: Readonly<Record<string, unknown>>;
}

/** Takes the contact away from whatever bot it talked to; a flow that no bot has becomes a bot without a trigger. */
function startSession(world: SandboxWorld, kind: BotKind, start: FlowStart) {
  const { url, typebot, remoteJid, prefilledVariables } = start;
  const known = listBots(world, kind).find((bot) => bot.url === url && bot.typebot === typebot);
  const botId = known?.id ?? addBot(world, kind, start);
  for (const { id } of sessionsWith(world, remoteJid)) world.documents.remove("session", id);
  const sessionId = `${sessionNumber()}-${crypto.randomUUID()}`;
  const parameters = { ...prefilledVariables, remoteJid, instanceName: world.instanceName };
  const session = openSession(world, { sessionId, remoteJid, type: kind.sessionType, botId, parameters });
  world.emit("typebot.change-status", { remoteJid, status: "opened", session });
}

function addBot(world: SandboxWorld, kind: BotKind, { url, typebot, settings }: FlowStart): string {
  const common = commonSettingNames.map((name) => [name, settings[name]]);
  const trigger = { triggerType: null, triggerOperator: null, triggerValue: null };
  const own = { enabled: true, description: null, url, typebot };
  const bot = newRow(world, { ...own, ...columnDefaults, ...Object.fromEntries(common), ...trigger });
  world.documents.put(kind.path, bot.id, bot);
  return bot.id;
}

/** Here the event names the full address of Typebot's API. */
function announceStart(world: SandboxWorld, { url, typebot, remoteJid }: Flow, variables: unknown) {
  const address = `${url}/api/v1/typebots/${typebot}/startChat`;
  world.emit("typebot.start", { remoteJid, url: address, typebot, variables, sessionId: sessionNumber() });
}

const sessionNumber = () => String(Math.floor(Math.random() * 10_000_000_000));

function variablesOf(variables: unknown): Record<string, unknown> {
  if (!Array.isArray(variables)) return {};
  return Object.fromEntries(variables.filter(isObject).map(({ name, value }) => [String(name), value]));
}
