import { expect, it } from "vitest";
import { makeBot, shop } from "./support/bots.ts";
import { open } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { asOperator } from "./support/operator.ts";

it("takes a fallback back", async () => {
  const { page, tenantId, instance, server } = await shop();
  await makeBot(tenantId, { instanceId: instance.id, url: server.url, kind: "flowise", description: "Anything else" });
  await open(page, "/bots/defaults");
  await page.getByLabel("Kind").selectOption("flowise");
  for (const label of ["Anything else", "None"]) {
    await page.getByLabel("Fallback bot").selectOption({ label });
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("Defaults saved").first().waitFor();
    await page.reload();
    const chosen = page.getByLabel("Fallback bot").locator("option:checked");
    expect(await chosen.textContent()).toBe(label);
  }
});

it("deletes no bot that somebody else has changed since the page was opened", async () => {
  const { page, tenantId, instance, server } = await shop();
  const { id } = await makeBot(tenantId, {
    ...{ instanceId: instance.id, url: server.url, kind: "flowise", description: "Ours" },
  });
  await open(page, `/bots/${id}`);
  const path = `/tenants/${tenantId}/bots/${id}`;
  await asOperator({ method: "PATCH", path, body: { expire: 77 } });
  await page.getByRole("button", { name: "Delete bot" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Ours");
  await dialog.getByRole("button", { name: "Delete bot" }).click();
  await page.getByText("Somebody changed this in the meantime.", { exact: false }).first().waitFor();
  expect(await asOperator({ method: "GET", path })).toMatchObject({ expire: 77 });
});

it("says of a bot that its maker's key has ended, and gives it one again when its address is saved", async () => {
  const { page, tenantId, instance, server } = await shop();
  const bot = {
    ...{ enabled: true, description: "Ours", apiUrl: server.url, apiKey: "secret", expire: 20, keywordFinish: "#bye" },
    ...{ triggerType: "keyword", triggerOperator: "equals", triggerValue: "harga", delayMessage: 0, timePerChar: 0 },
    ...{ unknownMessage: "?", listeningFromMe: false, stopBotFromMe: true, keepOpen: false, debounceTime: 0 },
    ...{ ignoreJids: [], splitMessages: false },
  };
  const { id } = (await instance.call("POST", `/flowise/create/${instance.name}`, bot)) as { id: string };
  const keys = (await asOperator({ method: "GET", path: `/tenants/${tenantId}/keys` })) as { items: { id: string }[] };
  for (const key of keys.items) await asOperator({ method: "DELETE", path: `/tenants/${tenantId}/keys/${key.id}` });

  await open(page, `/bots/${id}`);
  const notice = page.getByText("It cannot act by itself any more");
  await notice.waitFor();
  await inspect(page, "bots-key-ended");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Bot saved").first().waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Ours" }).waitFor();
  expect(await notice.count()).toBe(0);
});
