import * as z from "zod";

/**
 * What the tenant wants of a bot, or of credentials that bots use. The ledger has the newest word, since `/v1` takes changes
 * without Postgres; Postgres follows, and the server is brought back to it.
 */
export const BotDocument = z
  .object({
    /** As the tenant knows it: it stays when the bot has to be made anew. */
    id: z.string(),
    /** Its id at the server. */
    upstreamId: z.string().optional(),
    /** Of its relay, where it has an address. */
    reference: z.string().nullable().default(null),
    /** The fields that its server is to have, but what is sealed and its address; null while nobody has said. */
    config: z.record(z.string(), z.unknown()).nullable().default(null),
    /** The tenant's address and secrets. */
    sealed: z.string().nullable().default(null),
    /** Found at the server, and made by nobody here: it is not to run until the tenant has changed it. */
    foreign: z.boolean().default(false),
    /** Since when a delete is under way: what then is gone at the server stays gone. */
    deletingAt: z.number().nullable().default(null),
    /** Given by the ledger, higher with every change. */
    revision: z.number().default(0),
    createdAt: z.number().default(0),
  })
  .transform((bot) => ({ ...bot, upstreamId: bot.upstreamId ?? bot.id }));
export type BotDocument = z.output<typeof BotDocument>;

/** Kind of the documents of one integration's bots. */
export const botKind = (name: string) => `bot:${name}`;

/** Kind of the documents of OpenAI credentials. */
export const CREDENTIALS = "openai-creds";

/** Kind of the documents of settings, one per integration, whose name is the id. */
export const BOT_SETTINGS = "bot-settings";

export const readBot = (text: string): BotDocument => BotDocument.parse(JSON.parse(text));
