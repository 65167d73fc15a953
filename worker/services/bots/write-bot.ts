import { botKind } from "../../../durable/tenant-ledger/bot-document";
import type { BotName } from "../../../lib/bot-kinds";
import { type Bot, type CreateBot, DEFAULT_BEHAVIOUR, type UpdateBot } from "../../../lib/contract/bot";
import { Problem } from "../../../lib/problem";
import { isRow, noTrigger, updateBody } from "../../evolution/bot-rows";
import { URL_FIELD } from "../../evolution/bot-shapes";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { checkBot } from "./bot-checks";
import { vouchFor } from "./bot-relays";
import { callBot } from "./call-bot";
import { changeAlone } from "./change-alone";
import { type PlacedBot, placeAt, placeBot, readOwnBot } from "./find-own-bot";
import type { UpstreamBot } from "./upstream-bots";

/** What is not said. Off: a bot is tried before it answers people. */
const UNSAID = {
  enabled: false,
  triggerType: "keyword",
  triggerOperator: "equals",
  triggerValue: null,
  url: null,
} as const;

/** Costs one `bot_create`. All common fields are sent: 2.2 fails on a first bot without them. */
export async function createBot(ctx: TenantContext, { instanceId, kind, ...given }: CreateBot): Promise<Bot> {
  const place = await placeAt(ctx, instanceId);
  const wanted = { ...UNSAID, ...DEFAULT_BEHAVIOUR, ...given };
  await checkBot(ctx.env, place, { kind, bot: wanted });
  const body = bodyOf(kind, wanted, { id: "" });
  const made = await callBot(ctx, place, { method: "POST", route: `/${kind}/create`, body, actor: ctx.actor });
  if (!isRow(made)) throw new Problem("upstream_failed", "WhatsApp's server gave no usable answer.", { retryAfter: 5 });
  const { bot } = await readOwnBot(ctx, { ...place, kind, id: made.id, upstreamId: made.id });
  await audit(ctx, { action: "bot.create", target: bot.id, after: told(bot) });
  return bot;
}

export async function getBot(ctx: TenantContext, id: string): Promise<Bot> {
  return (await readOwnBot(ctx, await placeBot(ctx, id))).bot;
}

/** Any part of it, on every version: the rest is read before and put with it. */
export async function updateBot(
  ctx: TenantContext,
  id: string,
  { change, version }: { change: UpdateBot; version: number | undefined },
): Promise<Bot> {
  const place = await placeBot(ctx, id);
  return changeAlone(ctx, place, { action: "bot.update", target: id, ...heldAs(place), version }, async () => {
    const { upstream, bot } = await readOwnBot(ctx, place);
    const wanted = { ...bot, ...change };
    await checkBot(ctx.env, place, { kind: place.kind, bot: wanted });
    if (change.url === bot.url && bot.keyEnded) await vouchFor(ctx, place, upstream);
    await put(ctx, place, { upstream, wanted });
    const { bot: answer } = await readOwnBot(ctx, place);
    return { answer, before: told(bot), after: told(answer) };
  });
}

const heldAs = ({ kind, id }: Pick<PlacedBot, "kind" | "id">) => ({ kind: botKind(kind), id });

async function put(
  ctx: TenantContext,
  place: PlacedBot,
  { upstream, wanted }: { upstream: UpstreamBot; wanted: Bot & UpdateBot },
): Promise<void> {
  const { kind } = place;
  const body = bodyOf(kind, wanted, upstream.row);
  const route = `/${kind}/update/${encodeURIComponent(place.id)}`;
  await callBot(ctx, place, { method: "PUT", route, body, actor: ctx.actor });
}

/** Its conversations end with it. */
export async function deleteBot(ctx: TenantContext, id: string, version: number | undefined): Promise<void> {
  const place = await placeBot(ctx, id);
  return changeAlone(ctx, place, { action: "bot.delete", target: id, ...heldAs(place), version }, async () => {
    const { bot } = await readOwnBot(ctx, place);
    await callBot(ctx, place, { method: "DELETE", route: `/${place.kind}/delete/${encodeURIComponent(id)}` });
    return { answer: undefined, before: told(bot) };
  });
}

/** What the upstream is to have; secrets that are not named stay as they are in its row. */
function bodyOf(
  kind: BotName,
  wanted: UpdateBot & { url: string | null },
  row: { id: string },
): Record<string, unknown> {
  const { url, ...rest } = wanted;
  const trigger = wanted.triggerType === "none" ? noTrigger() : {};
  return updateBody(kind, row, { ...rest, ...trigger, [URL_FIELD[kind]]: url, debounceTime: 0 });
}

/** For the audit log: nothing secret, and no prompts. */
function told({ kind, instanceId, enabled, description, triggerType, triggerOperator, triggerValue, url }: Bot) {
  return {
    kind,
    instanceId,
    enabled,
    description,
    triggerType,
    triggerOperator,
    triggerValue,
    url: url && hostOf(url),
  };
}

/** An address may hold a secret in its path or query. */
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : "");
