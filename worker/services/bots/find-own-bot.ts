import type { FoundBot } from "../../../durable/tenant-ledger/messages";
import { BOT_NAMES, type BotName } from "../../../lib/bot-kinds";
import type { Bot } from "../../../lib/contract/bot";
import type { Mode } from "../../../lib/contract/tenant";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { getOwnInstance } from "../instances/find-own";
import { type BotPlace, ledgerAt } from "./keep-bots";
import { showBots } from "./show-bots";
import { readUpstreamBots, type UpstreamBot } from "./upstream-bots";

const noSuchBot = () => new Problem("not_found", "There is no such bot.");

export type PlacedBot = BotPlace & { kind: BotName; id: string; upstreamId: string };

/** Where a bot of the tenant's lives. `not_found` for another tenant's, and for one of another mode than the key that asks. */
export async function placeBot({ env, tenantId, actor }: TenantContext, id: string): Promise<PlacedBot> {
  const modes: Mode[] = actor.key ? [actor.key.mode] : ["live", "test"];
  for (const mode of modes) {
    const found: FoundBot | null = await ledgerAt(env, { tenantId, mode }).findBot(id);
    const kind = BOT_NAMES.find((name) => name === found?.kind);
    if (found && kind) {
      const { instance, upstreamId } = found;
      return { tenantId, mode, instance, kind, id, upstreamId };
    }
  }
  throw noSuchBot();
}

/** The same with the bot as its server has it, and those beside it. */
export async function readOwnBot(ctx: TenantContext, place: PlacedBot): Promise<{ upstream: UpstreamBot; bot: Bot }> {
  const found = await readUpstreamBots(ctx.env, place, [place.kind]);
  if (!found) throw serverAway();
  const upstream = found.find(({ id }) => id === place.id);
  const bot = showBots(place, found).find(({ id }) => id === place.id);
  if (!upstream || !bot) throw noSuchBot();
  return { upstream, bot };
}

export const serverAway = () =>
  new Problem("upstream_failed", "WhatsApp's server does not answer. Try again.", { retryAfter: 5 });

/** An instance to put bots on. */
export async function placeAt(ctx: TenantContext, instanceId: string): Promise<BotPlace> {
  const { row, instance } = await getOwnInstance(ctx, instanceId);
  return { tenantId: ctx.tenantId, mode: row.mode, instance };
}
