import { signedInPage } from "./browser.ts";
import { makeConnected } from "./instances.ts";
import { asOperator } from "./operator.ts";
import { startReceiver } from "./receiver.ts";

type Fields = Record<string, unknown>;

interface MadeBot {
  id: string;
}

/** A company with one connected simulated number, and a program that answers its bots. */
export async function shop() {
  const signedIn = await signedInPage();
  const instance = await makeConnected(signedIn.tenantId, "toko");
  const server = await startReceiver();
  server.answer(200, '{"message":"Halo dari bot"}');
  return { ...signedIn, instance, server };
}

/** A bot of a tenant, made without a screen: on, and started by a word of its own unless told otherwise. */
export async function makeBot(tenantId: string, bot: Fields & { instanceId: string; kind: string }): Promise<MadeBot> {
  const usual = { enabled: true, triggerType: "keyword", triggerOperator: "contains", triggerValue: bot.kind };
  const body = { ...usual, delayMessage: 0, ...bot };
  return (await asOperator({ method: "POST", path: `/tenants/${tenantId}/bots`, body })) as MadeBot;
}
