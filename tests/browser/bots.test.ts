import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { until } from "../support/until.ts";
import { makeBot, shop } from "./support/bots.ts";
import { dashboardUrl, newPage, open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { type MadeInstance, makeConnected } from "./support/instances.ts";
import { startReceiver } from "./support/receiver.ts";
import { inviteMember } from "./support/tenant.ts";

const CONTACT = "5511987654321";

/** A contact writes to a simulated number. */
const hear = ({ call, name }: MadeInstance, text: string) =>
  call("POST", `/sandbox/inbound/${name}`, { from: CONTACT, text });

/** What a simulated number has sent to the contact. */
async function said({ call, name }: MadeInstance): Promise<string[]> {
  const where = { key: { remoteJid: `${CONTACT}@s.whatsapp.net` } };
  const found = (await call("POST", `/chat/findMessages/${name}`, { where })) as {
    messages: { records: { key: { fromMe: boolean }; message: { conversation?: string } }[] };
  };
  return found.messages.records.filter(({ key }) => key.fromMe).map(({ message }) => message.conversation ?? "");
}

const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

it("explains bots to a newcomer, makes one, and it answers a contact", async () => {
  const { page, tenantId } = await signedInPage();
  await open(page, "/bots");
  await page.getByRole("heading", { name: "No bot yet" }).waitFor();
  await page.getByRole("link", { name: "Connect a number" }).waitFor();
  await inspect(page, "bots-empty");
  const instance = await makeConnected(tenantId, "toko");
  const server = await startReceiver();
  server.answer(200, '{"message":"Halo dari bot"}');

  await open(page, "/bots");
  await page.getByRole("link", { name: "New bot" }).first().click();
  await page.getByRole("button", { name: /^Typebot/ }).waitFor();
  await inspect(page, "bots-kinds");
  await page.getByRole("button", { name: /^Evolution Bot/ }).click();
  await page.getByRole("button", { name: "Create bot" }).click();
  await page.getByText("Some fields need your attention.").waitFor();
  expect(await page.getByText("This field is needed.").count()).toBe(2);
  await inspect(page, "bots-new");
  await page.getByLabel("Name").fill("Price list");
  await page.getByLabel("Address of your program").fill(server.url);
  await page.getByLabel("Words", { exact: true }).fill("harga");
  await page.getByLabel("Wait before each message").fill("0");
  await page.getByLabel("Switch it on at once").check();
  await page.getByRole("button", { name: "Create bot" }).click();
  await page.getByRole("heading", { name: "Price list" }).waitFor();
  await page.getByText("The bot is ready, and on").first().waitFor();
  expect(await page.getByLabel("Words", { exact: true }).inputValue()).toBe("harga");

  await hear(instance, "halo, harga berapa?");
  await until(async () => (await said(instance)).includes("Halo dari bot"));
  await open(page, "/bots");
  await row(page, "Price list").getByText("Message contains “harga”").waitFor();
  await row(page, "Price list").getByRole("cell", { name: "1", exact: true }).waitFor();
  await inspect(page, "bots");
});

it("edits every field, keeps a secret that is not typed again, and says at its field what cannot be", async () => {
  const { page, tenantId, instance, server } = await shop();
  const secret = "app-0123456789-secret";
  const dify = { instanceId: instance.id, kind: "dify", botType: "chatBot", url: server.url, apiKey: secret };
  const { id } = await makeBot(tenantId, dify);
  await open(page, `/bots/${id}`);
  await page.getByText("Set, and never shown. Type a new one to replace it.").waitFor();
  expect(await page.content()).not.toContain(secret);
  await page.getByLabel("Name").fill("Helper");
  await page.getByLabel("Type of app").selectOption("workflow");
  await page.getByLabel("The message").selectOption("regex");
  await page.getByLabel("Words", { exact: true }).fill("((a+)+)+");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText(/^The server is shared, so it takes no pattern that could keep it busy/).waitFor();
  await inspect(page, "bots-refused");
  await page.getByLabel("Words", { exact: true }).fill("^(harga|price)");
  await page.getByLabel("Ends after silence of").fill("15");
  await page.getByLabel("Word that ends it").fill("");
  await page.getByLabel("When it has no answer").fill("Maaf?");
  await page.getByLabel("Send paragraphs one by one").check();
  await page.getByLabel("Stop when a person answers").uncheck();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Bot saved").first().waitFor();
  await page.reload();
  const labels = [
    /^Name/,
    /^Type of app/,
    /^The message/,
    /^Ends after/,
    /^Word that ends it/,
    /^When it has no answer/,
  ];
  const values = await Promise.all(labels.map((label) => page.getByLabel(label).inputValue()));
  expect(values).toEqual(["Helper", "workflow", "regex", "15", "", "Maaf?"]);
  expect(await page.getByLabel("Send paragraphs one by one").isChecked()).toBe(true);
  expect(await page.getByLabel("Stop when a person answers").isChecked()).toBe(false);
  await page.getByText("Set, and never shown.").waitFor();
  await hear(instance, "harga?");
  await until(() => server.received.length > 0);
  expect(server.received[0]?.headers.authorization).toBe(`Bearer ${secret}`);
});

it("keeps OpenAI keys, lists the models of one, and says what is lost with it", async () => {
  const { page, instance } = await shop();
  await open(page, `/bots/new?kind=openai&instanceId=${instance.id}`);
  await page.getByText("This number has no OpenAI key yet").waitFor();
  await page.getByRole("link", { name: "Add a key" }).click();
  const key = "sk-a-key-that-nobody-may-see";
  await page.getByLabel("Name", { exact: true }).fill("Main");
  await page.getByLabel("Key", { exact: true }).fill(key);
  await page.getByRole("button", { name: "Add key" }).click();
  await page.getByRole("row", { name: "Main" }).getByText("No bot").waitFor();
  await page.getByLabel("Name", { exact: true }).fill("Main");
  await page.getByLabel("Key", { exact: true }).fill("sk-another");
  await page.getByRole("button", { name: "Add key" }).click();
  await page.getByText("This key, or its name, is already in use.").waitFor();
  expect(await page.content()).not.toMatch(/sk-a/);

  await open(page, `/bots/new?kind=openai&instanceId=${instance.id}`);
  await page.getByLabel("OpenAI key").selectOption({ label: "Main" });
  await page.getByLabel("Type", { exact: true }).selectOption("assistant");
  await page.getByLabel("Assistant ID").waitFor();
  expect(await page.getByLabel("Model").isVisible()).toBe(false);
  await page.getByLabel("Type", { exact: true }).selectOption("chatCompletion");
  await page.getByRole("button", { name: "List models of the key" }).click();
  await page.getByText(/^\d+ models\. Choose one in the field\.$/).waitFor();
  await page.getByLabel("Model").fill("gpt-4o-mini");
  await page.getByLabel("Longest answer").fill("300");
  await page.getByLabel("Instructions, 1").fill("You sell batik.");
  await page.getByLabel("Words", { exact: true }).fill("ask");
  await inspect(page, "bots-openai");
  await page.getByRole("button", { name: "Create bot" }).click();
  await page.getByRole("heading", { name: "OpenAI", exact: true }).waitFor();
  expect(await page.getByLabel("Instructions, 1").inputValue()).toBe("You sell batik.");
  await page.getByLabel("Instructions, 1").fill("");
  await page.getByLabel("Instructions, 2").fill("You sell coffee.");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Bot saved").first().waitFor();
  await page.reload();
  expect(await page.getByLabel("Instructions, 1").inputValue()).toBe("You sell coffee.");

  await open(page, `/bots/credentials?instanceId=${instance.id}`);
  await page.getByRole("button", { name: "Delete Main" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("A bot uses this key and is deleted with it: OpenAI.").waitFor();
  await inspect(page, "bots-credentials");
  await dialog.getByRole("textbox").fill("Main");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await page.getByText("The key was deleted").first().waitFor();
  await open(page, "/bots");
  await page.getByRole("heading", { name: "No bot yet" }).waitFor();
});

it("says which bots get in each other’s way and which one a text would start", async () => {
  const { page, tenantId, instance, server } = await shop();
  const at = { instanceId: instance.id, url: server.url };
  const hours = { ...at, kind: "flowise", description: "Hours", triggerValue: "open" };
  await makeBot(tenantId, hours);
  await makeBot(tenantId, { ...at, kind: "typebot", typebot: "flow", description: "Welcome", triggerType: "all" });
  await makeBot(tenantId, { ...at, kind: "typebot", typebot: "menu", description: "Menu", triggerValue: "menu" });
  await makeBot(tenantId, { ...at, kind: "n8n", description: "Orders", triggerValue: "order", enabled: false });
  await open(page, "/bots");
  const warning = page.getByText(
    "“Welcome” (Typebot) starts with every message, so “Menu” (Typebot) never gets its turn",
  );
  await warning.waitFor();
  await page.getByText(/both answer, and your contact gets two replies/).waitFor();
  await inspect(page, "bots-conflicts");

  await page.getByRole("link", { name: "Who answers?" }).click();
  const ask = async (text: string, contact = "") => {
    await page.getByLabel("What somebody writes").fill(text);
    await page.getByLabel("From").fill(contact);
    await page.getByRole("button", { name: "Find out" }).click();
  };
  await ask("when do you open?");
  await page.getByText(/^Several bots answer “when do you open\?”/).waitFor();
  const each = page.getByRole("list", { name: "Each bot" });
  await each.getByText("It is switched off.").waitFor();
  await inspect(page, "bots-trigger-test");
  await ask("menu");
  await page.getByText("“Welcome” answers “menu”").waitFor();
  await each.getByText("The text fits, but another bot of its kind comes first.").waitFor();
});

it("switches on and off at a press, from the list and from the bot's page, and takes back what was refused", async () => {
  const { page, tenantId, instance, server } = await shop();
  const at = { instanceId: instance.id, url: server.url, kind: "flowise" };
  await makeBot(tenantId, { ...at, description: "First", triggerType: "all", enabled: false });
  const second = { ...at, url: `${server.url}/2`, description: "Second", triggerType: "all" };
  const { id } = await makeBot(tenantId, second);
  await open(page, `/bots?kind=flowise&instanceId=${instance.id}`);
  const first = page.getByRole("switch", { name: "First is on" });
  expect(await first.getAttribute("aria-checked")).toBe("false");
  await first.press("Space");
  await page
    .getByText(/^Another bot of this kind already starts with every message/)
    .first()
    .waitFor();
  await page.getByRole("switch", { name: "First is on", checked: false }).waitFor();
  expect(page.url()).toContain("kind=flowise");
  await open(page, `/bots/${id}`);
  await page.getByLabel("Name").fill("Not saved yet");
  await page.getByRole("button", { name: "Switch off" }).click();
  await page.getByText("“Second” is off").first().waitFor();
  await page.getByRole("button", { name: "Switch on" }).waitFor();
  expect(await page.getByLabel("Name").inputValue()).toBe("Not saved yet");
  // One's own press is nobody else's change.
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Bot saved").first().waitFor();
  await open(page, "/bots");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*.data*", (route) => held.then(() => route.continue()));
  await first.click();
  // Before the server has heard of it.
  await page.getByRole("switch", { name: "First is on", checked: true }).waitFor();
  release();
  await page.getByText("“First” is on").first().waitFor();
  expect(await first.getAttribute("aria-checked")).toBe("true");
});

it("keeps what bots of one number begin with, their fallback, and whom they ignore", async () => {
  const { page, tenantId, instance, server } = await shop();
  const at = { instanceId: instance.id, url: server.url };
  await makeBot(tenantId, { ...at, kind: "flowise", description: "Anything else", triggerType: "none" });
  await open(page, "/bots/defaults");
  await page.getByLabel("Kind").selectOption("flowise");
  await page.getByLabel("Fallback bot").selectOption({ label: "Anything else" });
  await page.getByLabel("Ends after silence of").fill("25");
  await page.getByLabel("Contacts to ignore").fill("0812");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Write each number with its country code", { exact: false }).first().waitFor();
  await page.getByLabel("Contacts to ignore").fill("+62 812 3456 7890");
  await page.getByLabel("Ignore all groups").check();
  await inspect(page, "bots-defaults");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Defaults saved").first().waitFor();
  await page.reload();
  expect(await page.getByLabel("Contacts to ignore").inputValue()).toBe("+6281234567890");
  expect(await page.getByLabel("Ignore all groups").isChecked()).toBe(true);
  await open(page, `/bots/new?kind=flowise&instanceId=${instance.id}`);
  expect(await page.getByLabel("Ends after silence of").inputValue()).toBe("25");

  await open(page, `/bots/trigger-test?instanceId=${instance.id}`);
  await page.getByLabel("What somebody writes").fill("anything");
  await page.getByRole("button", { name: "Find out" }).click();
  await page.getByText("It is the fallback: no other bot of its kind fits.").waitFor();
  await page.getByLabel("From").fill("6281234567890");
  await page.getByRole("button", { name: "Find out" }).click();
  await page.getByText("The contact is on the list of those it ignores.").waitFor();
});

it("begins a Typebot flow with a contact who has not written", async () => {
  const { page, tenantId, instance, server } = await shop();
  const { id } = await makeBot(tenantId, {
    ...{ instanceId: instance.id, url: server.url, kind: "typebot" },
    ...{ typebot: "welcome", triggerType: "none", description: "Welcome" },
  });
  await open(page, `/bots/${id}`);
  await page.getByRole("textbox", { name: "Contact" }).fill("0812");
  await page.getByLabel("Name of the variable").fill("customer");
  await page.getByRole("textbox", { name: "Value" }).fill("Budi");
  await page.getByRole("button", { name: "Start the flow" }).click();
  await page
    .getByText(/^Write the number with its country code/)
    .first()
    .waitFor();
  await inspect(page, "bots-typebot");
  await page.getByRole("textbox", { name: "Contact" }).fill(`+${CONTACT}`);
  await page.getByRole("button", { name: "Start the flow" }).click();
  await page.getByText("The flow has begun").first().waitFor();
  await open(page, "/bots");
  await row(page, "Welcome").getByText("Never by itself").waitFor();
  await row(page, "Welcome").getByRole("cell", { name: "1", exact: true }).waitFor();
});

it("speaks Indonesian and Portuguese", async () => {
  const { page, tenantId, instance, server } = await shop();
  const at = { instanceId: instance.id, url: server.url };
  await makeBot(tenantId, { ...at, kind: "flowise", description: "Jam buka", triggerType: "all" });
  await makeBot(tenantId, { ...at, kind: "n8n", description: "Pesanan", triggerValue: "order" });
  const speak = (value: string) => page.context().addCookies([{ name: "locale", value, url: dashboardUrl }]);
  await speak("id");
  await open(page, "/bots");
  await page.getByText(/^“Jam buka” \(Flowise\) dan “Pesanan” \(n8n\) mulai pada pesan yang sama/).waitFor();
  await inspect(page, "bots-id");
  await speak("pt-BR");
  await open(page, `/bots/new?kind=dify&instanceId=${instance.id}`);
  await page.getByRole("button", { name: "Criar bot" }).click();
  await page.getByText("Alguns campos", { exact: false }).first().waitFor();
  await page.getByLabel("Endereço da API do Dify").waitFor();
  await inspect(page, "bots-pt");
});

it("deletes only when the name was typed, and lets a viewer look but not touch", async () => {
  const owner = await shop();
  const { instance, server } = owner;
  const { id } = await makeBot(owner.tenantId, {
    ...{ instanceId: instance.id, url: server.url, kind: "flowise" },
    description: "Old one",
  });
  const { page } = await inviteMember(owner, "viewer");
  await open(page, "/bots");
  expect(await page.getByRole("switch").getAttribute("aria-disabled")).toBe("true");
  await open(page, `/bots/${id}`);
  for (const name of [/Switch off/, /Save changes/, /Delete bot/]) {
    expect(await page.getByRole("button", { name }).getAttribute("aria-disabled")).toBe("true");
  }
  expect(await page.getByLabel("Address of the flow").isDisabled()).toBe(true);
  await inspect(page, "bots-viewer");
  await page.goto("/bots/new");
  await page.getByRole("heading", { name: "Your role does not allow this" }).waitFor();
  const forced = await page.request.post(`/bots/${id}?index`, {
    form: { intent: "delete", confirm: "Old one" },
    headers: { origin: dashboardUrl },
    maxRedirects: 0,
  });
  expect(forced.status()).toBe(302);

  await open(owner.page, `/bots/${id}`);
  await owner.page.getByText("Old one").first().waitFor();
  await owner.page.getByRole("button", { name: "Delete bot" }).click();
  const dialog = owner.page.getByRole("dialog");
  expect(await dialog.getByRole("button", { name: "Delete bot" }).isDisabled()).toBe(true);
  await dialog.getByRole("textbox").fill("Old one");
  await dialog.getByRole("button", { name: "Delete bot" }).click();
  await owner.page.getByRole("heading", { name: "No bot yet" }).waitFor();
});

it("makes, changes and switches a bot without a script", async () => {
  const { cookies, instance, server } = await shop();
  const page = await newPage({ javaScriptEnabled: false });
  await page.context().addCookies(cookies);
  await page.goto("/bots/new");
  await page.getByRole("button", { name: /^n8n/ }).click();
  await page.getByLabel("Address of the webhook").fill("http://no address");
  await page.getByLabel("Words", { exact: true }).fill("order");
  await page.getByRole("button", { name: "Create bot" }).click();
  await page.getByText("This is not a web address.").waitFor();
  expect(await page.getByLabel("Words", { exact: true }).inputValue()).toBe("order");
  await page.getByLabel("Address of the webhook").fill(server.url);
  await page.getByLabel("Password").fill("a secret word");
  await page.getByRole("button", { name: "Create bot" }).click();
  await page.getByRole("heading", { name: "n8n" }).waitFor();
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByRole("button", { name: "Switch off" }).waitFor();
  await page.getByLabel("It starts").selectOption("all");
  expect(await page.getByLabel("Words", { exact: true }).isVisible()).toBe(false);
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.goto("/bots");
  await row(page, "n8n").getByText("Every message").waitFor();
  await page.getByRole("switch", { name: "n8n is on" }).click();
  await page.getByRole("switch", { name: "n8n is on", checked: false }).waitFor();

  await page.goto(`/bots/new?kind=openai&instanceId=${instance.id}`);
  await page.getByLabel("Longest answer").fill("321");
  await page.getByLabel("Instructions, 1").fill("You sell batik.");
  await page.getByRole("button", { name: "Create bot" }).click();
  await page.getByText("Some fields need your attention.").waitFor();
  expect(await page.getByLabel("Longest answer").inputValue()).toBe("321");
  expect(await page.getByLabel("Instructions, 1").inputValue()).toBe("You sell batik.");
});

it("keeps bots of one company out of another’s sight", async () => {
  const { tenantId, instance, server } = await shop();
  const { id } = await makeBot(tenantId, { instanceId: instance.id, url: server.url, kind: "flowise" });
  const { page } = await signedInPage();
  for (const path of [
    `/bots/${id}`,
    `/bots/credentials?instanceId=${instance.id}`,
    `/bots/defaults?instanceId=${instance.id}`,
  ]) {
    await page.goto(path);
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
  }
});
