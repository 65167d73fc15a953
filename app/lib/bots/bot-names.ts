import type { BotName } from "../../../lib/bot-kinds";

/** Brands: the same in every language. */
export const KIND_NAMES: Readonly<Record<BotName, string>> = {
  typebot: "Typebot",
  openai: "OpenAI",
  dify: "Dify",
  flowise: "Flowise",
  evolutionBot: "Evolution Bot",
  n8n: "n8n",
  evoai: "Evo AI",
};

/** What people call a bot: its own name, or what it is. */
export const botName = ({ description, kind }: { description: string; kind: BotName }): string =>
  description || KIND_NAMES[kind];
