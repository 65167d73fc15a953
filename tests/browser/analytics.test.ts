import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { until } from "../support/until.ts";
import { newPage, open, type SignedIn, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { makeConnected } from "./support/instances.ts";
import { asOperator } from "./support/operator.ts";

interface Hours {
  items: { direction: string; messages: number }[];
}

/** A company whose simulated phone has sent and received something that is in the books already. */
async function busyCompany(): Promise<SignedIn> {
  const person = await signedInPage();
  const path = `/tenants/${person.tenantId}`;
  const { id, call } = await makeConnected(person.tenantId, "Shop");
  await call("POST", "/message/sendText/Shop", { number: "628111111111", text: "halo" });
  const body = { from: "+628122222222", text: "halo juga" };
  await asOperator({ method: "POST", path: `${path}/instances/${id}/sandbox/inbound`, body });
  await until(async () => {
    const [hours, usage] = (await Promise.all([
      asOperator({ method: "GET", path: `${path}/messages/hours?mode=test` }),
      asOperator({ method: "GET", path: `${path}/usage/hourly?mode=test` }),
    ])) as [Hours, Hours];
    return new Set(hours.items.map(({ direction }) => direction)).size === 2 && usage.items.length > 0;
  });
  return person;
}

it("says what will be seen while there is nothing", async () => {
  const { page } = await signedInPage();
  await open(page, "/analytics");
  await page.getByRole("heading", { name: "Nothing has happened in this time" }).waitFor();
  await page.getByRole("link", { name: "Try it in the sandbox" }).waitFor();
  await inspect(page, "analytics-empty");
});

it("draws charts on the server, and says the same in a table and on hover", async () => {
  const { page, cookies } = await busyCompany();
  const plain = await newPage({ javaScriptEnabled: false });
  await plain.context().addCookies(cookies);
  await plain.goto("/analytics");
  const chart = plain.getByRole("img", { name: /^Messages by the hour/ });
  expect(await chart.locator("rect").count()).toBeGreaterThanOrEqual(2);
  await plain.getByRole("img", { name: /^Answer time/ }).waitFor();
  await plain.getByText("Figures as a table").first().click();
  await plain.getByRole("table", { name: "Messages by the hour" }).getByRole("row").nth(1).waitFor();

  await open(page, "/analytics");
  const box = await page.getByRole("img", { name: /^Messages by the hour/ }).boundingBox();
  if (!box) throw new Error("The chart has no place");
  // It came in the hour under way, or in the one before if that has just begun.
  const hours = [0.5, 1.5].map((back) => box.x + (box.width * (24 - back)) / 24);
  await until(async () => {
    for (const x of hours) {
      await page.mouse.move(x, box.y + box.height / 2);
      if (await page.locator("p", { hasText: /^Received1$/ }).isVisible()) return true;
    }
    return false;
  });
  await page.getByRole("link", { name: "Shop" }).waitFor();
  await inspect(page, "analytics");
  for (const [range, title] of [
    ["7 days", "Messages by the hour"],
    ["30 days", "Messages by the day"],
  ] as const) {
    await page.getByRole("link", { name: range }).click();
    await page.getByRole("heading", { name: title }).waitFor();
    await inspect(page, `analytics-${range.slice(0, 2).trim()}d`);
  }
  expect(new URL(page.url()).searchParams.get("range")).toBe("30d");
  await page.goBack();
  await page.getByRole("heading", { name: "Messages by the hour" }).waitFor();

  const { origin } = new URL(page.url());
  for (const [locale, title] of [
    ["id", "Pesan per jam"],
    ["pt-BR", "Mensagens por hora"],
  ] as const) {
    await page.context().addCookies([{ name: "locale", value: locale, url: origin }]);
    await open(page, "/analytics");
    await page.getByRole("heading", { name: title }).waitFor();
    await inspect(page, `analytics-${locale}`);
  }
});

/** The text of every script that a page has loaded. */
async function scriptsOf(page: Page, path: string): Promise<string[]> {
  await open(page, path);
  await page.waitForLoadState("networkidle");
  return page.evaluate(async () => {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const scripts = loaded.filter((name) => new URL(name).pathname.endsWith(".js"));
    return Promise.all(scripts.map(async (url) => (await fetch(url)).text()));
  });
}

/** d3's curves have methods of this name, and a build keeps those. */
const hasCharts = (script: string) => script.includes("lineStart");

it("keeps charts out of the overview's first load", async () => {
  const { page } = await busyCompany();
  expect((await scriptsOf(page, "/")).filter(hasCharts)).toHaveLength(0);
  expect((await scriptsOf(page, "/analytics")).filter(hasCharts).length).toBeGreaterThan(0);
});
