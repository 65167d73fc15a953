import * as z from "zod";
import { BotKind, Contact, Words } from "./bot-basics";

export const TestTrigger = z.object({
  text: Words.min(1),
  contact: Contact.optional().meta({ description: "Some contacts are ignored." }),
});
export type TestTrigger = z.output<typeof TestTrigger>;

export const TriggerVerdict = z
  .object({
    botId: z.string(),
    kind: BotKind,
    answers: z.boolean(),
    reason: z
      .enum(["trigger", "fallback", "off", "paused", "ignored", "no_match", "another_first"])
      .meta({ description: "`another_first`: its words fit, and another of its kind comes before it." }),
  })
  .meta({ id: "TriggerVerdict" });
export type TriggerVerdict = z.output<typeof TriggerVerdict>;

export const TestedTrigger = z.object({ items: z.array(TriggerVerdict) });

export const TestChat = z.object({
  text: Words.min(1),
  conversation: z.string().max(500).nullable().default(null).meta({ description: "From the answer before." }),
  said: z
    .array(z.object({ role: z.enum(["user", "assistant"]), content: Words }))
    .max(20)
    .default([])
    .meta({ description: "OpenAI: what was said before." }),
});
export type TestChat = z.output<typeof TestChat>;

export const TestedChat = z.object({
  texts: z.array(z.string()),
  conversation: z.string().nullable(),
  ms: z.number().int(),
  status: z.number().int().nullable().meta({ description: "What its server answered; null where it did not." }),
  error: z
    .enum(["unreachable", "timeout", "unsafe_url", "refused", "says_nothing", "not_testable"])
    .nullable()
    .meta({ description: "`not_testable`: the assistant wants a function called, which only its server does." }),
});
export type TestedChat = z.output<typeof TestedChat>;
