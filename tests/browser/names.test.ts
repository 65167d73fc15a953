import { expect, it } from "vitest";
import { open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { makeInstance } from "./support/instances.ts";

it("takes names with emoji, from right to left, and without a place to break", async () => {
  const { page, tenantId } = await signedInPage();
  await open(page, "/settings");
  await page.getByLabel("Name").fill("Siti 🌺");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Saved", { exact: true }).first().waitFor();
  const names = ["متجر-الرياض", "🍰-toko-kue", `toko-${"x".repeat(90)}`];
  await Promise.all(names.map((name) => makeInstance(tenantId, name)));
  await open(page, "/instances");
  expect(await page.getByRole("button", { name: "Your account: Siti 🌺" }).textContent()).toContain("S🌺");
  await inspect(page, "names");
  for (const name of names) {
    await open(page, "/instances");
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("heading", { name, exact: true }).waitFor();
  }
  await inspect(page, "name-long");
  await open(page, "/webhooks/new");
  await inspect(page, "name-long-in-form");
});
