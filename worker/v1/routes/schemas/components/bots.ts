import { COMMON_SETTINGS } from "../bot-fields";
import { JID, TIME } from "../fields";
import { anything, flag, nullable, object, oneOf, type Schema, text } from "../shape";

/** What all bots have alike. */
export const BOT_COMMON_COMPONENTS: Readonly<Record<string, Schema>> = {
  BotSettings: object(COMMON_SETTINGS, { description: "Settings that all bots of an integration share." }),
  BotSession: object(
    {
      id: text("Row id."),
      sessionId: text("The bot server's own id."),
      remoteJid: JID,
      "pushName?": nullable(text("Their name.")),
      status: oneOf(["opened", "paused", "closed"], "State of the conversation."),
      "awaitUser?": flag("Whether the bot waits for an answer."),
      "context?": anything("What the bot server remembers."),
      "type?": text("The integration."),
      "parameters?": nullable(anything("What the conversation began with.")),
      botId: nullable(text("The bot.")),
      createdAt: TIME,
      updatedAt: TIME,
    },
    { description: "A conversation between a contact and a bot." },
  ),
};
