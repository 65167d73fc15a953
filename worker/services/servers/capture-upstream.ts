import * as z from "zod";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { DEFAULT_SETTINGS, type InstanceSettings } from "../../../lib/contract/instance";
import type { AdoptedInstance } from "../../../lib/contract/server";
import { askInstance } from "../../evolution/instance-door";
import { readSettings } from "../../evolution/settings";

const Webhook = z.object({
  url: z.string(),
  enabled: z.boolean(),
  events: z.array(z.string()).catch([]),
  headers: z.record(z.string(), z.unknown()).nullish().catch(null),
  webhookByEvents: z.boolean().nullish(),
  webhookBase64: z.boolean().nullish(),
});
export type FoundWebhook = z.output<typeof Webhook>;

/** What an instance has when it is found. */
export interface Captured {
  /** Null where it has none that is on. */
  webhook: FoundWebhook | null;
  settings: InstanceSettings;
  bots: AdoptedInstance["bots"];
}

/** Field of each kind of bot that says whom it calls. */
const BOTS: Readonly<Record<string, string>> = {
  typebot: "url",
  openai: "functionUrl",
  dify: "apiUrl",
  flowise: "apiUrl",
  evolutionBot: "apiUrl",
  n8n: "webhookUrl",
  evoai: "agentUrl",
};

/** Reads it with its own token; a server that does not answer stops the adoption before anything is changed. */
export async function captureUpstream(env: Env, instance: LedgerInstance): Promise<Captured> {
  const find = (path: string) => askInstance(env, instance, { method: "GET", path });
  const [webhook, settings] = [await find("/webhook/find"), await find("/settings/find")];
  const found = Webhook.safeParse(webhook.body).data;
  const bots: Captured["bots"] = [];
  for (const [kind, field] of Object.entries(BOTS)) {
    // A kind that is switched off, or that this version does not have, answers with a refusal.
    const { body } = await find(`/${kind}/find`);
    for (const bot of Array.isArray(body) ? body : []) bots.push({ kind, ...readBot(bot, field) });
  }
  return {
    webhook: found?.enabled && found.url !== "" ? found : null,
    settings: readSettings(settings.body)?.settings ?? DEFAULT_SETTINGS,
    bots,
  };
}

function readBot(bot: unknown, field: string): { id: string; url: string | null } {
  const { id, [field]: url }: Record<string, unknown> = Object(bot);
  return { id: String(id), url: typeof url === "string" && url !== "" ? url : null };
}
