import { findBotByTrigger, type TriggeredBot } from "./bot-trigger";
import type { TriggerVerdict } from "./contract/bot";
import { isIgnoredJid } from "./ignored-jid";

export interface TestedBot extends TriggeredBot {
  id: string;
  paused: boolean;
}

export interface KindSettings {
  ignoreJids: readonly string[];
  fallbackId: string | null;
}

/** Which of an integration's bots would answer somebody who is not in a conversation yet, and why the others would not. */
export function testTrigger(
  kind: TriggerVerdict["kind"],
  bots: readonly TestedBot[],
  asked: { text: string; remoteJid: string | undefined; settings: KindSettings },
): TriggerVerdict[] {
  const { text, remoteJid, settings } = asked;
  const isIgnored = remoteJid !== undefined && isIgnoredJid(settings.ignoreJids, remoteJid);
  // One that is shown as `none` never starts, on every server.
  const ready = bots.filter(({ enabled, paused, triggerType }) => enabled && !paused && triggerType !== "none");
  const first = findBotByTrigger(ready, text);
  // Servers take it as it is, on or off.
  const fallback = first ? undefined : bots.find(({ id, paused }) => id === settings.fallbackId && !paused);
  const reasonOf = (bot: TestedBot): TriggerVerdict["reason"] => {
    if (bot.paused) return "paused";
    if (!bot.enabled && bot !== fallback) return "off";
    if (isIgnored) return "ignored";
    if (bot === first) return "trigger";
    if (bot === fallback) return "fallback";
    return bot.triggerType !== "none" && findBotByTrigger([bot], text) ? "another_first" : "no_match";
  };
  return bots.map((bot) => {
    const reason = reasonOf(bot);
    return { botId: bot.id, kind, answers: reason === "trigger" || reason === "fallback", reason };
  });
}
