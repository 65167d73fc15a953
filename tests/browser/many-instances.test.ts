import { expect, it } from "vitest";
import { open, signedInPage } from "./support/browser.ts";
import { asOperator } from "./support/operator.ts";
import { startUpstream } from "./support/upstream.ts";

const COUNT = 500;
const AT_ONCE = 10;

async function makeMany(tenantId: string): Promise<void> {
  await asOperator({
    method: "PUT",
    path: `/operator/tenants/${tenantId}`,
    body: {
      ...{ name: "Toko Uji", slug: `toko-${tenantId}`, region: "apac", timeZone: "Asia/Jakarta", locale: "en" },
      planId: "business",
      limits: { instance_create: 2 * COUNT },
      standing: { instances: 2 * COUNT },
      burst: { perSecond: 500, capacity: 1_000 },
      dailyLimits: {},
    },
  });
  const names = Array.from({ length: COUNT }, (_, index) => `toko-${String(index).padStart(3, "0")}`);
  const path = `/tenants/${tenantId}/instances`;
  const work = async () => {
    for (let name = names.shift(); name; name = names.shift()) {
      await asOperator({ method: "POST", path, body: { name, mode: "live" } });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** A page that hangs ends the wait for it. */
async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  await work();
  const ms = performance.now() - begun;
  console.log(`${COUNT} instances: ${what} ${ms.toFixed(0)} ms`);
}

it(`stays usable with ${COUNT} instances`, async () => {
  const { page, tenantId } = await signedInPage();
  await startUpstream(tenantId, page);
  await makeMany(tenantId);
  const rows = page.getByRole("row");
  await measure("list", async () => {
    await open(page, "/instances");
    await page
      .getByRole("link", { name: /^toko-/ })
      .nth(24)
      .waitFor();
  });
  expect(await rows.count()).toBe(26);
  const first = page.getByRole("link", { name: /^toko-/ }).first();
  const newest = (await first.textContent()) ?? "";
  await measure("next page", async () => {
    await page.getByRole("link", { name: "Older" }).click();
    await page.getByRole("link", { name: newest, exact: true }).waitFor({ state: "detached" });
  });
  expect(await rows.count()).toBe(26);
  await measure("search", async () => {
    await page.getByLabel("Search by name").fill("toko-123");
    await page.getByLabel("Search by name").press("Enter");
    await page.getByRole("link", { name: "toko-123", exact: true }).waitFor();
    await expect.poll(() => rows.count()).toBe(2);
  });
  expect(new URL(page.url()).searchParams.get("search")).toBe("toko-123");
  await measure("overview", async () => {
    await open(page, "/");
    await page.getByText(`0 / ${COUNT}`, { exact: true }).waitFor();
  });
});
