import * as z from "zod";
import { BotBehaviour, BotVersion, Contact, Line } from "./bot-basics";

export const BotSettings = BotBehaviour.extend({
  ignoreJids: z
    .array(Contact)
    .max(1_000)
    .meta({ description: "Contacts that bots of this kind never answer; `@g.us` is all groups." }),
  openaiCredsId: z.string().nullable(),
  fallbackId: z.string().nullable().meta({ description: "The bot that answers where no trigger fits." }),
}).meta({ id: "BotSettings" });
export type BotSettings = z.output<typeof BotSettings>;

export const BotSettingsAnswer = BotSettings.extend({ version: BotVersion }).meta({ id: "BotSettingsAnswer" });
export type BotSettingsAnswer = z.output<typeof BotSettingsAnswer>;

export const UpdateBotSettings = BotSettings.partial();
export type UpdateBotSettings = z.output<typeof UpdateBotSettings>;

export const ChangeIgnored = z.object({ contact: Contact, action: z.enum(["add", "remove"]) });
export type ChangeIgnored = z.output<typeof ChangeIgnored>;
export const Ignored = z.object({ ignoreJids: z.array(z.string()) });

export const OpenaiCredentials = z.object({ id: z.string(), name: z.string(), createdAt: z.string().nullable() });
export const CreateOpenaiCredentials = z.object({ name: Line.min(1), apiKey: z.string().min(1).max(1_000) });
export type CreateOpenaiCredentials = z.output<typeof CreateOpenaiCredentials>;
export const OpenaiModels = z.object({ items: z.array(z.object({ id: z.string() })) });
export const ModelQuery = z.object({ credentialsId: z.string().max(100).optional() });
