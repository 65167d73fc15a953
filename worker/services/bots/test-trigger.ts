import { BOT_NAMES } from "../../../lib/bot-kinds";
import type { TestTrigger, TriggerVerdict } from "../../../lib/contract/bot";
import { testTrigger } from "../../../lib/test-trigger";
import { hasKind } from "../../evolution/bot-rows";
import { readBotSettings } from "../../evolution/bot-shapes";
import { askInstance } from "../../evolution/instance-door";
import type { TenantContext } from "../context";
import { placeAt, serverAway } from "./find-own-bot";
import { addressOf } from "./sessions";
import { showBots } from "./show-bots";
import { readUpstreamBots } from "./upstream-bots";

/** Would this text start a bot of the instance? Nothing is sent. */
export async function testTriggers(
  ctx: TenantContext,
  instanceId: string,
  { text, contact }: TestTrigger,
): Promise<{ items: TriggerVerdict[] }> {
  const place = await placeAt(ctx, instanceId);
  const { instance } = place;
  const { version } = instance.server;
  const kinds = BOT_NAMES.filter((kind) => hasKind(version, kind));
  const found = await readUpstreamBots(ctx.env, place, kinds);
  if (!found) throw serverAway();
  const bots = showBots(place, found);
  const remoteJid = contact === undefined ? undefined : addressOf(contact);
  const items: TriggerVerdict[] = [];
  for (const kind of kinds) {
    const ofKind = bots.filter((bot) => bot.kind === kind);
    if (ofKind.length === 0) continue;
    const { body } = await askInstance(ctx.env, instance, { method: "GET", path: `/${kind}/fetchSettings` });
    const settings = readBotSettings(kind, version, body);
    items.push(...testTrigger(kind, ofKind, { text, remoteJid, settings }));
  }
  return { items };
}
