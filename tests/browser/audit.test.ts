import { expect, it } from "vitest";
import { open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { makeInstance } from "./support/instances.ts";
import { inviteMember, makeKeyOnScreen } from "./support/tenant.ts";

it("says who changed what, when and from where, filters it, and gives it as a file", async () => {
  const { page, email } = await signedInPage();
  await makeKeyOnScreen(page, "Cashier");
  await open(page, "/audit");
  const row = page.getByRole("row").filter({ hasText: "made the API key Cashier" });
  await row.getByText(email).waitFor();
  expect(await row.textContent()).toMatch(/\d+\.\d+\.\d+\.\d+/);
  await row.getByText("Details").click();
  await row.getByText("scopes").waitFor();
  await inspect(page, "audit");
  await page.getByRole("search").getByLabel("About").selectOption("member");
  await row.waitFor({ state: "detached" });
  expect(new URL(page.url()).searchParams.get("action")).toBe("member");
  await open(page, "/audit?from=2020-01-01&until=2020-01-02");
  await page.getByRole("heading", { name: "No change fits this filter" }).waitFor();

  await open(page, "/audit?action=key");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("audit.csv");
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString().trim().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("key.create");
});

it("calls a number by its name, also where the entry holds only its settings", async () => {
  const { page, tenantId } = await signedInPage();
  const { id } = await makeInstance(tenantId, "toko-jakarta");
  await open(page, `/instances/${id}/settings`);
  await page.getByLabel("Reject calls").check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Saved", { exact: true }).first().waitFor();
  await open(page, "/audit");
  await page.getByText("changed the settings of the instance toko-jakarta").waitFor();
});

it("is not for viewers", async () => {
  const owner = await signedInPage();
  const { page } = await inviteMember(owner, "viewer");
  await page.goto("/audit");
  await page.getByRole("heading", { name: "Your role does not allow this" }).waitFor();
});
