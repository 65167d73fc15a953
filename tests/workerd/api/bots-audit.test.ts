import { expect, it } from "vitest";
import { auditOf, makeHouse } from "./support";

// Servers keep bots, so no transaction holds both a bot and what tells of it: each line follows the change it tells of.

const SECRET = `sk-${crypto.randomUUID()}`;
const PROMPT = "Say nothing of the discount.";

/** In order, less how the tenant began. */
const toldOf = async (tenantId: string) =>
  (await auditOf(tenantId)).reverse().filter(({ action }) => !action.startsWith("tenant."));

it("tells who did what to an instance, its bots, their settings and credentials, and no secret and no prompt", async () => {
  const { owner, path, tenantId } = await makeHouse();
  const ask = async (method: string, rest: string, body?: unknown) => {
    const answer = await owner.ask(method, path + rest, body);
    expect(answer.status, `${method} ${rest}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return answer.body;
  };
  const { id: instanceId } = await ask("POST", "/instances", { name: "main", mode: "test" });
  const instance = `/instances/${instanceId}`;
  const credentials = await ask("POST", `${instance}/openai/credentials`, { name: "Ours", apiKey: SECRET });
  const openai = { botType: "chatCompletion", model: "gpt-4o", maxTokens: 300, systemMessages: [PROMPT] };
  const trigger = { triggerType: "keyword", triggerOperator: "equals", triggerValue: "menu" };
  const wanted = { instanceId, kind: "openai", enabled: true, openaiCredsId: credentials.id, ...openai, ...trigger };
  const bot = await ask("POST", "/bots", wanted);
  await ask("PATCH", `/bots/${bot.id}`, { enabled: false });
  await ask("PATCH", `${instance}/bots/dify/settings`, { expire: 20, unknownMessage: "Sorry?" });
  await ask("POST", `${instance}/bots/dify/ignored`, { contact: "@g.us", action: "add" });
  await ask("DELETE", `/bots/${bot.id}`);
  await ask("DELETE", `${instance}/openai/credentials/${credentials.id}`);
  await ask("POST", `${instance}/connect`);
  await ask("POST", `${instance}/sandbox/scan`);
  await ask("POST", `${instance}/restart`);
  await ask("POST", `${instance}/logout`);

  const told = await toldOf(tenantId);
  const by = { actor: `user:${owner.id}` };
  expect(told).toMatchObject([
    { action: "instance.create", target: instanceId, ...by },
    { action: "bot.credentials", target: credentials.id, after: { instanceId, name: "Ours" }, ...by },
    { action: "bot.create", target: bot.id, after: { kind: "openai", triggerValue: "menu" }, ...by },
    { action: "bot.update", target: bot.id, before: { enabled: true }, after: { enabled: false }, ...by },
    { action: "bot.settings", target: `${instanceId}:dify`, ...by },
    { action: "bot.settings", target: `${instanceId}:dify`, ...by },
    { action: "bot.delete", target: bot.id, ...by },
    { action: "bot.credentials_delete", target: credentials.id, ...by },
    { action: "instance.restart", target: instanceId, ...by },
    { action: "instance.logout", target: instanceId, ...by },
  ]);
  for (const hidden of [SECRET, PROMPT]) expect(JSON.stringify(told)).not.toContain(hidden);
});

it("tells of nothing where there is no such bot", async () => {
  const { owner, path, tenantId } = await makeHouse();
  const nobodys = `/bots/cm${"0".repeat(23)}`;
  for (const [method, body] of [["PATCH", { enabled: false }], ["DELETE"]] as const) {
    expect((await owner.ask(method, path + nobodys, body)).status).toBe(404);
  }
  expect(await toldOf(tenantId)).toEqual([]);
});
