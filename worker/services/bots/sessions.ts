import type { BotSession, ChangedSession, ChangeSession, SessionQuery, StartTypebot } from "../../../lib/contract/bot";
import { type PageOf, toPage } from "../../../lib/contract/page";
import { Problem } from "../../../lib/problem";
import { readSessions } from "../../evolution/bot-shapes";
import { askInstance } from "../../evolution/instance-door";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { callBot } from "./call-bot";
import { type PlacedBot, placeBot, readOwnBot, serverAway } from "./find-own-bot";

/** Last changed first. The server has no pages; what it answers is cut into some here. */
export async function listSessions(
  ctx: TenantContext,
  id: string,
  { limit, cursor, status: wanted }: SessionQuery,
): Promise<PageOf<BotSession>> {
  const all = await fetchSessions(ctx, await placeBot(ctx, id));
  const sessions = all
    .filter((session) => wanted === undefined || session.status === wanted)
    .sort((a, b) => (b.updatedAt ?? "").localeCompare(a.updatedAt ?? "") || b.id.localeCompare(a.id));
  const start = cursor === undefined ? 0 : sessions.findIndex((session) => session.id === cursor) + 1;
  return toPage(sessions.slice(start, start + limit + 1), limit, (session) => session.id);
}

async function fetchSessions({ env }: TenantContext, { instance, kind, upstreamId }: PlacedBot): Promise<BotSession[]> {
  const path = `/${kind}/fetchSessions/${encodeURIComponent(upstreamId)}`;
  const { status, body } = await askInstance(env, instance, { method: "GET", path });
  if (status !== 200) throw serverAway();
  return readSessions(body);
}

/** Takes a conversation over, hands it back, or ends it. What was really done is answered: see the contract. */
export async function changeSession(
  ctx: TenantContext,
  id: string,
  { contact, sessionId, status }: ChangeSession,
): Promise<ChangedSession> {
  const place = await placeBot(ctx, id);
  const { server } = place.instance;
  const remoteJid = contact === undefined ? await contactOf(ctx, place, sessionId) : addressOf(contact);
  const isShared = !server.dedicated && !server.sandbox;
  const isFarReaching = status === "closed" || status === "delete";
  await callBot(ctx, place, { method: "POST", route: `/${place.kind}/changeStatus`, body: { remoteJid, status } });
  const done = isShared && isFarReaching ? "paused" : status;
  await audit(ctx, {
    action: "bot.session",
    target: id,
    after: { status: done, contact: `••••${remoteJid.split("@")[0]?.slice(-4)}` },
  });
  return { contact: remoteJid, status: done };
}

async function contactOf(ctx: TenantContext, place: PlacedBot, sessionId: string | undefined): Promise<string> {
  const session = (await fetchSessions(ctx, place)).find(({ id }) => id === sessionId);
  if (!session) throw new Problem("not_found", "There is no such conversation any more.");
  return session.contact;
}

/** Begins a flow with a contact. Costs one `message_send`. */
export async function startTypebot(
  ctx: TenantContext,
  id: string,
  { contact, variables }: StartTypebot,
): Promise<void> {
  const place = await placeBot(ctx, id);
  if (place.kind !== "typebot") throw new Problem("conflict", "Only a Typebot can be started.");
  const { bot } = await readOwnBot(ctx, place);
  const named = Object.entries(variables).map(([name, value]) => ({ name, value }));
  const flow = { url: bot.url, typebot: bot.typebot, remoteJid: addressOf(contact) };
  const body = { ...flow, startSession: true, variables: named };
  await callBot(ctx, place, { method: "POST", route: "/typebot/start", body, actor: ctx.actor });
}

/** A number alone is a person's. */
export const addressOf = (contact: string) =>
  contact.includes("@") ? contact : `${contact.replace(/\D/g, "")}@s.whatsapp.net`;
