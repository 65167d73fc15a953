import { findBotByTrigger } from "../../../lib/bot-trigger";
import { isIgnoredJid } from "../../../lib/ignored-jid";
import type { SandboxWorld } from "../handler";
import { type Message, mediaOf } from "../messages";
import { changedRow } from "../rows";
import { type BotSettings, botSettings } from "./bot-settings";
import { listBots } from "./bots";
import { type BotKind, botKinds } from "./kinds";
import type { BotRow } from "./rules";
import { type BotSession, openSession, sessionsWith } from "./sessions";

const MINUTE_MS = 60_000;

/** Lets every integration hear a message, as Evolution does: none knows of the others. */
export function hearBots(world: SandboxWorld, message: Message): void {
  for (const kind of botKinds) hear(world, kind, message);
}

function hear(world: SandboxWorld, kind: BotKind, { key, message, pushName }: Message): void {
  const { remoteJid, fromMe } = key;
  const settings = botSettings(world, kind);
  if (isIgnoredJid(settings?.ignoreJids, remoteJid)) return;
  const text = textOf(message);
  const session = findSession(world, kind, remoteJid);
  const bot = session ? botOf(world, kind, session) : pickBot(world, kind, { text, settings });
  if (!bot) return;
  const saying = <T>(name: string) => (bot[name] ?? settings?.[name]) as T | null | undefined;
  if (fromMe && session && saying<boolean>("stopBotFromMe")) {
    pause(world, kind, session);
    return;
  }
  if (fromMe && !saying<boolean>("listeningFromMe")) return;
  const isGoingOn = session && !isExpired(world, kind, { session, minutes: saying<number>("expire") ?? 0 });
  if (session && !isGoingOn) endSession(world, session, saying<boolean>("keepOpen") === true);
  if (isGoingOn && session.status !== "opened") return;
  const word = saying<string>("keywordFinish");
  if (isGoingOn && word && text.toLowerCase() === word.toLowerCase()) {
    finish(world, kind, { session, keepOpen: saying<boolean>("keepOpen") === true });
    return;
  }
  // From now on this bot is the one that is talked to; how it names the conversation is known when it has answered.
  if (!isGoingOn)
    openSession(world, { sessionId: "", remoteJid, type: kind.sessionType, botId: bot.id, parameters: null });
  world.ask({ kind: kind.path, botId: bot.id, remoteJid, pushName: pushName ?? "", text });
}

/** Words of a message: its text, or the caption of a picture. */
function textOf(content: Record<string, unknown>): string {
  const { conversation } = content;
  return typeof conversation === "string" ? conversation : (mediaOf(content)?.media.caption ?? "");
}

export const findSession = (world: SandboxWorld, { sessionType }: BotKind, remoteJid: string): BotSession | undefined =>
  sessionsWith(world, remoteJid).findLast(({ type }) => type === sessionType);

/** Evolution asks only at the beginning whether a bot is on. */
const botOf = (world: SandboxWorld, kind: BotKind, { botId }: BotSession): BotRow | undefined =>
  listBots(world, kind).find(({ id }) => id === botId);

/** By its trigger, or else the one that the settings name for everything that fits none: on or off. */
function pickBot(
  world: SandboxWorld,
  kind: BotKind,
  { text, settings }: { text: string; settings: BotSettings | undefined },
): BotRow | undefined {
  const bots = listBots(world, kind);
  const fallbackId = settings?.[kind.fallbackColumn];
  return findBotByTrigger(bots, text) ?? bots.find(({ id }) => id === fallbackId);
}

/** 2.3.6 lets only conversations with Typebots expire. */
function isExpired(
  world: SandboxWorld,
  kind: BotKind,
  { session, minutes }: { session: BotSession; minutes: number },
): boolean {
  return kind.path === "typebot" && minutes > 0 && world.now() - Date.parse(session.updatedAt) > minutes * MINUTE_MS;
}

function pause(world: SandboxWorld, kind: BotKind, session: BotSession): void {
  const paused = changedRow(world, session, { status: "paused" as const });
  world.documents.put("session", session.id, paused);
  if (kind.path === "typebot") emitStatus(world, paused);
}

/** Typebot's is deleted, unless it is to be kept; with the others, whoever has finished is not answered any more. */
function finish(
  world: SandboxWorld,
  kind: BotKind,
  { session, keepOpen }: { session: BotSession; keepOpen: boolean },
): void {
  endSession(world, session, kind.path !== "typebot" || keepOpen);
  if (kind.path === "typebot") emitStatus(world, { ...session, status: "closed" });
}

export function endSession(world: SandboxWorld, session: BotSession, keep: boolean): void {
  if (keep) world.documents.put("session", session.id, changedRow(world, session, { status: "closed" as const }));
  else world.documents.remove("session", session.id);
}

const emitStatus = (world: SandboxWorld, session: BotSession) =>
  world.emit("typebot.change-status", { remoteJid: session.remoteJid, status: session.status, session });
