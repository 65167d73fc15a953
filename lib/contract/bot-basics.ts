import * as z from "zod";
import { BOT_NAMES } from "../bot-kinds";

export const BotKind = z.enum(BOT_NAMES).meta({ id: "BotKind", description: "The integration that answers." });
export type BotKind = z.output<typeof BotKind>;

/** A line, as people write it. */
export const Line = z.string().trim().max(500);
export const Words = z.string().max(4_000);
/** A number, or an address on WhatsApp. */
export const Contact = z.string().trim().min(5).max(60);

export const BotVersion = z.number().int().meta({ description: "Rises with every change; also the ETag." });

/** How a bot behaves, whichever it is; also what a kind's bots begin with. */
export const BotBehaviour = z.object({
  expire: z
    .number()
    .int()
    .min(0)
    .max(525_600)
    .meta({ description: "Minutes of silence that end a conversation; 0: never." }),
  keywordFinish: Line.meta({ description: "A message of just this ends the conversation." }),
  delayMessage: z.number().int().min(0).max(60_000).meta({ description: "Ms to wait before each message." }),
  unknownMessage: Words.meta({ description: "Said where the bot has no answer." }),
  listeningFromMe: z.boolean().meta({ description: "Also hears what is written on the phone itself." }),
  stopBotFromMe: z.boolean().meta({ description: "Pauses when somebody answers on the phone itself." }),
  keepOpen: z.boolean().meta({ description: "Keeps a conversation that has ended, so that no new one begins." }),
  splitMessages: z.boolean().meta({ description: "Sends paragraphs as messages of their own." }),
  timePerChar: z.number().int().min(0).max(1_000).meta({ description: "Ms of typing per character." }),
});
export type BotBehaviour = z.output<typeof BotBehaviour>;

export const DEFAULT_BEHAVIOUR: BotBehaviour = {
  expire: 60,
  keywordFinish: "#sair",
  delayMessage: 1_000,
  unknownMessage: "",
  listeningFromMe: false,
  stopBotFromMe: true,
  keepOpen: false,
  splitMessages: false,
  timePerChar: 0,
};
