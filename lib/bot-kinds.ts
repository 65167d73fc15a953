export const BOT_NAMES = ["typebot", "openai", "dify", "flowise", "evolutionBot", "n8n", "evoai"] as const;

/** One of the seven integrations, as the first segment of its routes. */
export type BotName = (typeof BOT_NAMES)[number];
