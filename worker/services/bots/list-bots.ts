import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { BOT_NAMES, type BotName } from "../../../lib/bot-kinds";
import type { Bot, BotPage, BotQuery, ListedBot } from "../../../lib/contract/bot";
import { toPage } from "../../../lib/contract/page";
import { hasKind } from "../../evolution/bot-rows";
import { readSessions } from "../../evolution/bot-shapes";
import { askInstance } from "../../evolution/instance-door";
import type { TenantContext } from "../context";
import { modeAsked } from "../usage/mode-asked";
import { placeAt } from "./find-own-bot";
import { type BotPlace, ledgerAt } from "./keep-bots";
import { showBots } from "./show-bots";
import { readUpstreamBots } from "./upstream-bots";

/** Newest first. Bots are read from their servers; of one instance alone also those that Evolution has made by itself. */
export async function listBots(ctx: TenantContext, query: BotQuery): Promise<BotPage> {
  const { instanceId, kind, cursor, limit } = query;
  const places = instanceId === undefined ? await allPlaces(ctx, query) : [await placeAt(ctx, instanceId)];
  const read = await Promise.all(
    places.map(async (place) => {
      const kinds = await kindsAt(ctx.env, place, { kind, isAlone: instanceId !== undefined });
      const found = kinds.length === 0 ? [] : await readUpstreamBots(ctx.env, place, kinds);
      const upstreamIds = new Map(found?.map(({ id, row }) => [id, row.id]));
      return { place, upstreamIds, bots: found && showBots(place, found) };
    }),
  );
  const all = read.flatMap(listed).sort(newestFirst);
  const start = cursor === undefined ? 0 : all.findIndex(({ bot }) => bot.id === cursor) + 1;
  const { items, nextCursor } = toPage(all.slice(start, start + limit + 1), limit, ({ bot }) => bot.id);
  return {
    items: await Promise.all(items.map((item) => withSessions(ctx.env, item))),
    nextCursor,
    unreachable: read.flatMap(({ place, bots }) => (bots ? [] : [place.instance.id])),
  };
}

function listed({
  place,
  bots,
  upstreamIds,
}: {
  place: BotPlace;
  bots: Bot[] | undefined;
  upstreamIds: ReadonlyMap<string, string>;
}): Placed[] {
  return bots?.map((bot) => ({ place, bot, upstreamId: upstreamIds.get(bot.id) ?? bot.id })) ?? [];
}

async function allPlaces({ env, tenantId, actor }: TenantContext, { mode: asked }: BotQuery): Promise<BotPlace[]> {
  const mode = modeAsked(actor, asked);
  const instances: LedgerInstance[] = await ledgerAt(env, { tenantId, mode }).listInstances();
  return instances.filter(({ state }) => state === "ready").map((instance) => ({ tenantId, mode, instance }));
}

/** Without a reason to look closer, only kinds of which we know a bot: an instance has seven, and most have none. */
async function kindsAt(
  env: Env,
  place: BotPlace,
  { kind, isAlone }: { kind: BotName | undefined; isAlone: boolean },
): Promise<BotName[]> {
  const { id, server } = place.instance;
  const kinds = BOT_NAMES.filter((name) => (kind === undefined || name === kind) && hasKind(server.version, name));
  if (isAlone) return kinds;
  const known: string[] = await ledgerAt(env, place).botKinds(id);
  return kinds.filter((name) => known.includes(name));
}

const newestFirst = (a: { bot: Bot }, b: { bot: Bot }) =>
  (b.bot.createdAt ?? "").localeCompare(a.bot.createdAt ?? "") || b.bot.id.localeCompare(a.bot.id);

interface Placed {
  place: BotPlace;
  bot: Bot;
  upstreamId: string;
}

async function withSessions(env: Env, { place, bot, upstreamId }: Placed): Promise<ListedBot> {
  try {
    const path = `/${bot.kind}/fetchSessions/${encodeURIComponent(upstreamId)}`;
    const { status, body } = await askInstance(env, place.instance, { method: "GET", path });
    const open = readSessions(body).filter((session) => session.status === "opened");
    return { ...bot, openSessions: status === 200 ? open.length : null };
  } catch {
    // The list is of use without this figure.
    return { ...bot, openSessions: null };
  }
}
