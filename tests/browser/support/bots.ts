import { asOperator } from "./operator.ts";

type Fields = Record<string, unknown>;

interface MadeBot {
  id: string;
}

/** A bot of a tenant, made without a screen: on, and started by a word of its own unless told otherwise. */
export async function makeBot(tenantId: string, bot: Fields & { instanceId: string; kind: string }): Promise<MadeBot> {
  const usual = { enabled: true, triggerType: "keyword", triggerOperator: "contains", triggerValue: bot.kind };
  const body = { ...usual, delayMessage: 0, ...bot };
  return (await asOperator({ method: "POST", path: `/tenants/${tenantId}/bots`, body })) as MadeBot;
}
