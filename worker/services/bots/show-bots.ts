import { botConflicts } from "../../../lib/bot-conflicts";
import type { Bot } from "../../../lib/contract/bot";
import { readBot } from "../../evolution/bot-shapes";
import type { BotPlace } from "./keep-bots";
import type { UpstreamBot } from "./upstream-bots";

/** An instance's bots as we show them, each with what it collides with. */
export function showBots({ instance }: BotPlace, found: readonly UpstreamBot[]): Bot[] {
  const bots = found.map(({ kind, row, id, openaiCredsId, url, paused, keyEnded, version }) => {
    const shown = readBot(kind, row, { instanceId: instance.id, url });
    // What its owner wants of it; that it does not run meanwhile is said beside.
    return { ...shown, id, openaiCredsId, enabled: shown.enabled || paused, paused, keyEnded, version };
  });
  return bots.map((bot) => ({ ...bot, conflicts: botConflicts(bot, bots) }));
}
