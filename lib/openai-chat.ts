/** A bot that is a prompt and a model, as rows of Evolution have it. */
export type OpenaiBot = Readonly<Record<string, unknown>>;

export interface Said {
  role: "user" | "assistant";
  content: string;
}

/** What goes to `/chat/completions`: the prompts, what was said before, and what was said now. */
export function chatRequest(bot: OpenaiBot, said: readonly Said[]) {
  const prompts = (role: string, texts: unknown) =>
    (Array.isArray(texts) ? texts : []).map((content) => ({ role, content: String(content) }));
  return {
    model: String(bot.model),
    max_tokens: Number(bot.maxTokens) || 500,
    messages: [
      ...prompts("system", bot.systemMessages),
      ...prompts("assistant", bot.assistantMessages),
      ...prompts("user", bot.userMessages),
      ...said,
    ],
  };
}

/** The text of a completion; empty where there is none. */
export function readCompletion(text: string): string {
  try {
    const { choices } = JSON.parse(text) as { choices?: { message?: { content?: unknown } }[] };
    const content = choices?.[0]?.message?.content;
    return typeof content === "string" ? content.trim() : "";
  } catch {
    return "";
  }
}
