import type { BotName } from "../../../lib/bot-kinds";

/** Kind of the notes of which bots were switched off here: those, and no others, are switched on again. */
export const BOT_OFF = "off-bot";

export const offNote = (instanceId: string, bot: BotName, id: string) => ({
  instanceId,
  kind: BOT_OFF,
  id: `${bot}:${id}`,
});
