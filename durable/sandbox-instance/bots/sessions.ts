import type { SandboxAnswer, SandboxCall, SandboxWorld } from "../handler";
import { changedRow, newRow, type Row } from "../rows";
import { botSettings } from "./bot-settings";
import type { BotKind } from "./kinds";

/** Evolution's IntegrationSession: one conversation of a contact with a bot. */
export interface BotSession extends Row {
  sessionId: string;
  remoteJid: string;
  pushName: string | null;
  status: "opened" | "paused" | "closed";
  awaitUser: boolean;
  context: unknown;
  type: string;
  parameters: unknown;
  botId: string | null;
}

/** Opens a session and stores it. */
export function openSession(
  world: SandboxWorld,
  session: Pick<BotSession, "sessionId" | "remoteJid" | "type" | "botId" | "parameters">,
): BotSession {
  const blank = { pushName: null, status: "opened" as const, awaitUser: false, context: null };
  const row = newRow(world, { ...blank, ...session });
  world.documents.put("session", row.id, row);
  return row;
}

/** A known bot's sessions; for an unknown id all of the integration, as 2.3.6 does. */
export function fetchSessions(world: SandboxWorld, kind: BotKind, { params }: SandboxCall): SandboxAnswer {
  const id = params[kind.idParam] ?? "";
  const known = world.documents.get(kind.path, id) !== undefined;
  const isWanted = ({ type, botId }: BotSession) =>
    type === kind.sessionType && (known ? botId === id : botId !== null);
  return { status: 200, body: world.documents.list<BotSession>("session").filter(isWanted) };
}

/** Acts on every bot session of the contact, whichever the integration: Evolution filters by contact alone. */
export function changeStatus(world: SandboxWorld, kind: BotKind, { body }: SandboxCall): SandboxAnswer {
  const remoteJid = String(body.remoteJid);
  const status = String(body.status);
  const sessions = sessionsWith(world, remoteJid);
  if (kind.path === "typebot") {
    world.emit("typebot.change-status", { remoteJid, status, session: sessions.at(-1) ?? null });
  }
  if (status === "delete") {
    for (const { id } of sessions) world.documents.remove("session", id);
    return { status: 200, body: { bot: { remoteJid, status } } };
  }
  const isDropped = status === "closed" && botSettings(world, kind)?.keepOpen !== true;
  for (const session of sessions) {
    if (isDropped) world.documents.remove("session", session.id);
    else world.documents.put("session", session.id, changedRow(world, session, { status }));
  }
  const changed = status === "closed" ? {} : { session: { count: sessions.length } };
  return {
    status: 200,
    body: { bot: { instanceName: world.instanceName, bot: { remoteJid, status, ...changed } } },
  };
}

export function sessionsWith(world: SandboxWorld, remoteJid: string): BotSession[] {
  return world.documents
    .list<BotSession>("session")
    .filter((session) => session.remoteJid === remoteJid && session.botId !== null);
}

export function removeSessionsOfBot(world: SandboxWorld, botId: string) {
  for (const session of world.documents.list<BotSession>("session")) {
    if (session.botId === botId) world.documents.remove("session", session.id);
  }
}
