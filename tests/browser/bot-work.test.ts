import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { until } from "../support/until.ts";
import { makeBot } from "./support/bots.ts";
import { newPage, open, type SignedIn, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { type MadeInstance, makeConnected } from "./support/instances.ts";
import { asOperator, putOnBusinessPlan } from "./support/operator.ts";
import { type Receiver, startReceiver } from "./support/receiver.ts";
import { inviteMember } from "./support/tenant.ts";
import { startUpstream } from "./support/upstream.ts";

interface Shop extends SignedIn {
  instance: MadeInstance;
  server: Receiver;
  botId: string;
  /** Somebody writes to the simulated phone. */
  hear(text: string): Promise<unknown>;
  /** An operator's call about this company. */
  ask(method: "GET" | "PATCH", path: string, body?: object): Promise<unknown>;
}

const CONTACT = "628122220042";
const says = (message: string) => JSON.stringify({ message });

/** A simulated phone with a bot on it that starts with "halo" and asks a program of this test. */
async function shopWithBot({ enabled }: { enabled: boolean }): Promise<Shop> {
  const person = await signedInPage();
  const path = `/tenants/${person.tenantId}`;
  const [instance, server] = await Promise.all([makeConnected(person.tenantId, "toko"), startReceiver()]);
  server.answer(200, says("Selamat datang di Toko Sari!"));
  const { id: botId } = await makeBot(person.tenantId, {
    ...{ instanceId: instance.id, kind: "evolutionBot", description: "Kasir", url: server.url, enabled },
    ...{ triggerOperator: "equals", triggerValue: "halo" },
  });
  const hear = (text: string) =>
    asOperator({
      method: "POST",
      path: `${path}/instances/${instance.id}/sandbox/inbound`,
      body: { from: `+${CONTACT}`, pushName: "Siti", text },
    });
  const ask: Shop["ask"] = (method, at, body) => asOperator({ method, path: path + at, ...(body && { body }) });
  return { ...person, instance, server, botId, hear, ask };
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

it("can be talked to before anybody else hears it, and shows what each answer took", async () => {
  const { page, botId, server, ask } = await shopWithBot({ enabled: false });
  await open(page, `/bots/${botId}/chat`);
  await page.getByText("Say hello to Kasir").waitFor();
  await page.getByText("The bot is off: nobody but you hears it.").waitFor();
  await inspect(page, "bot-chat-empty");
  await say(page, "halo");
  const log = page.getByRole("log");
  await log.getByText("Selamat datang di Toko Sari!").waitFor();
  await log.getByText("On WhatsApp nothing would happen yet: the bot is off.").waitFor();
  await log.getByText(/^Its server was asked and answered 200 after [\d,]+ ms\.$/).waitFor();
  await log.getByText("A conversation began.").waitFor();
  expect(await page.getByLabel("Message", { exact: true }).inputValue()).toBe("");

  server.answer(200, says("Kami buka jam 8."));
  await say(page, "buka jam berapa?");
  await log.getByText("Kami buka jam 8.").waitFor();
  await log.getByText("The conversation went on.").waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("This field is needed.").waitFor();
  await log.getByText("Kami buka jam 8.").waitFor();

  server.answer(500, "{}");
  await say(page, "masih di sana?");
  await log.getByText("Its server refused with 500.", { exact: true }).waitFor();
  server.answer(401, "{}");
  await say(page, "halo?");
  await log.getByText("Its server refused with 401. Is the key right?").waitFor();
  await inspect(page, "bot-chat");

  await ask("PATCH", `/bots/${botId}`, { enabled: true });
  server.answer(200, says("Selamat datang kembali!"));
  await page.getByRole("link", { name: "Start over" }).click();
  await page.getByText("Say hello to Kasir").waitFor();
  await say(page, "halo");
  await log.getByText("These words start the bot.").waitFor();
  expect(await log.getByText("Kami buka jam 8.").count()).toBe(0);
});

it("can be talked to without a script", async () => {
  const { cookies, botId, server } = await shopWithBot({ enabled: true });
  const page = await newPage({ javaScriptEnabled: false });
  await page.context().addCookies(cookies);
  await page.goto(`/bots/${botId}/chat`);
  await say(page, "apa kabar?");
  await page.getByText("Selamat datang di Toko Sari!").waitFor();
  await page.getByText("On WhatsApp these words would not start the bot.").waitFor();
  server.answer(200, says("Sampai jumpa!"));
  await say(page, "dah");
  await page.getByText("Sampai jumpa!").waitFor();
  await page.getByText("Selamat datang di Toko Sari!").waitFor();
});

it("shows a conversation as it begins, and takes it over, hands it back, ends and deletes it", async () => {
  const { page, botId, hear } = await shopWithBot({ enabled: true });
  await open(page, `/bots/${botId}/sessions`);
  await page.getByText("No conversations yet").waitFor();
  await page.getByText("Live", { exact: true }).last().waitFor();
  await inspect(page, "bot-sessions-empty");

  await hear("halo");
  const row = page.getByRole("row", { name: /Siti\s*••••0042/ });
  await row.getByText("Bot answers").waitFor();
  await row.getByRole("button", { name: "Take over: ••••0042" }).click();
  await page.getByText("You answer ••••0042 now").first().waitFor();
  await row.getByText("You answer").waitFor();
  await inspect(page, "bot-sessions");
  await row.getByRole("button", { name: "Hand back: ••••0042" }).click();
  await row.getByText("Bot answers").waitFor();

  await page.getByRole("search").getByLabel("State").selectOption("paused");
  await page.getByText("No conversation in this state").waitFor();
  expect(new URL(page.url()).searchParams.get("status")).toBe("paused");
  await page.getByRole("link", { name: "Show all" }).click();
  expect(await page.content()).not.toContain(CONTACT);

  await row.getByRole("button", { name: "Delete: ••••0042" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete the conversation with ••••0042?" });
  await dialog.getByRole("button", { name: "Delete" }).click();
  await page.getByText("No conversations yet").waitFor();
  await hear("halo");
  await row.getByRole("button", { name: "End: ••••0042" }).click();
  await page.getByText("The conversation with ••••0042 has ended").first().waitFor();
  await row.waitFor({ state: "detached" });
});

it("says so where a shared server can only pause", async () => {
  const { page, tenantId } = await signedInPage();
  await putOnBusinessPlan(tenantId, "afr");
  const upstream = await startUpstream(tenantId, page, { region: "afr" });
  const path = `/tenants/${tenantId}`;
  const body = { name: "toko", mode: "live" };
  const { id: instanceId } = (await asOperator({ method: "POST", path: `${path}/instances`, body })) as { id: string };
  const bot = await makeBot(tenantId, {
    instanceId,
    kind: "dify",
    botType: "chatBot",
    url: "http://127.0.0.1:9/dify",
    apiKey: "k",
  });
  const [upstreamName = ""] = upstream.instanceNames();
  upstream.openSession(upstreamName, { remoteJid: `${CONTACT}@s.whatsapp.net`, type: "dify", botId: bot.id });
  await open(page, `/bots/${bot.id}/sessions`);
  await page.getByRole("button", { name: "End: ••••0042" }).click();
  await page.getByText("Paused instead: you answer ••••0042 now").first().waitFor();
  await page
    .getByText(/^Its WhatsApp server is shared with other customers\./)
    .first()
    .waitFor();
  await page
    .getByRole("row", { name: /••••0042/ })
    .getByText("You answer")
    .waitFor();
});

it("lists each call in words, and counts them", async () => {
  const { page, botId, server, hear, ask } = await shopWithBot({ enabled: true });
  await open(page, `/bots/${botId}/calls`);
  await page.getByText("No calls yet").waitFor();
  await open(page, `/bots/${botId}/analytics`);
  await page.getByText("Nobody has talked to this bot in this time").waitFor();
  await inspect(page, "bot-figures-empty");

  await hear("halo");
  await until(() => server.received.length === 1);
  server.answer(500, "{}");
  await hear("halo?");
  const calls = () => ask("GET", `/bot-calls?mode=test&botId=${botId}`) as Promise<{ items: unknown[] }>;
  await until(async () => (await calls()).items.length === 2);

  await open(page, `/bots/${botId}/calls`);
  const list = page.getByRole("table", { name: "Calls" });
  await list.getByRole("row", { name: /Answered.*200/ }).waitFor();
  await list.getByRole("row", { name: /Its server answered with an error.*500/ }).waitFor();
  await inspect(page, "bot-calls");
  await page.getByRole("search").getByLabel("Which calls").selectOption("Failed only");
  await list.getByRole("row", { name: /Answered.*200/ }).waitFor({ state: "detached" });
  expect(new URL(page.url()).searchParams.get("failed")).toBe("true");
  expect(await list.getByRole("row").count()).toBe(2);

  await page.getByRole("link", { name: "Figures" }).click();
  await page.getByText("1 in the last hour").waitFor();
  await page.getByText("of 2 calls").waitFor();
  await page.getByText("50%").waitFor();
  await inspect(page, "bot-figures");
  await page.getByRole("link", { name: "30 days" }).click();
  await page.getByRole("heading", { name: "Conversations by the day" }).waitFor();
});

it("draws the figures on the server, in three languages", async () => {
  const { page, cookies, botId, hear, ask } = await shopWithBot({ enabled: true });
  await hear("halo");
  await until(async () => {
    const [{ total }, { items }] = (await Promise.all([
      ask("GET", `/bot-analytics?mode=test&botId=${botId}`),
      ask("GET", "/messages/hours?mode=test"),
    ])) as [{ total: { calls: number } }, { items: unknown[] }];
    return total.calls === 1 && items.length > 0;
  });
  const plain = await newPage({ javaScriptEnabled: false });
  await plain.context().addCookies(cookies);
  await plain.goto(`/bots/${botId}/analytics`);
  expect(
    await plain
      .getByRole("img", { name: /^Conversations by the hour/ })
      .locator("rect")
      .count(),
  ).toBe(1);
  await plain.goto("/analytics");
  expect(
    await plain
      .getByRole("img", { name: /^Bot conversations by the hour/ })
      .locator("rect")
      .count(),
  ).toBe(1);
  const { origin } = new URL(page.url());
  for (const [locale, titles] of [
    ["id", { analytics: "Percakapan per jam", chat: "Sapa Kasir", sessions: "Dijawab bot", calls: "Terjawab" }],
    [
      "pt-BR",
      { analytics: "Conversas por hora", chat: "Diga oi para Kasir", sessions: "O bot responde", calls: "Respondida" },
    ],
  ] as const) {
    await page.context().addCookies([{ name: "locale", value: locale, url: origin }]);
    for (const [tab, words] of Object.entries(titles)) {
      await open(page, `/bots/${botId}/${tab}`);
      await page.getByText(words, { exact: true }).filter({ visible: true }).first().waitFor();
      await inspect(page, `bot-${tab}-${locale}`);
    }
  }
});

it("lets a viewer look, and says why nothing can be pressed", async () => {
  const shop = await shopWithBot({ enabled: true });
  await shop.hear("halo");
  const { page } = await inviteMember(shop, "viewer");
  await open(page, `/bots/${shop.botId}/sessions`);
  const button = page.getByRole("button", { name: /^Take over/ });
  expect(await button.getAttribute("aria-disabled")).toBe("true");
  expect(await button.textContent()).toContain("Your role does not allow this.");
  expect(await page.getByRole("button", { name: /^Delete/ }).count()).toBe(0);
  await open(page, `/bots/${shop.botId}/chat`);
  expect(await page.getByRole("button", { name: /^Send/ }).getAttribute("aria-disabled")).toBe("true");
});
