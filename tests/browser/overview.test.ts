import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { newPage, overviewPage } from "./support/browser.ts";

const BUDGET_BYTES = 130 * 1024;
const NOTICEABLE_MS = 100;

it("loads at most 130 KB of script, compressed, for the overview", async () => {
  const { page } = await overviewPage();
  const scripts = new Set<string>();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.add(response.url());
  });
  await page.reload({ waitUntil: "networkidle" });
  // The browser may have kept them: what counts is what somebody loads who comes for the first time.
  const sizes = Array.from(scripts, async (url) => gzipSync(await (await page.request.get(url)).body()).length);
  const total = (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
  console.log(`First load of the overview: ${scripts.size} scripts, ${(total / 1024).toFixed(1)} KB gzip`);
  expect(scripts.size).toBeGreaterThan(3);
  expect(total).toBeLessThanOrEqual(BUDGET_BYTES);
});

it("moves nothing after the first paint", async () => {
  const { page } = await overviewPage();
  await page.addInitScript(() => {
    const seen = window as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.reload({ waitUntil: "networkidle" });
  // As browsers report it: to two places.
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeCloseTo(0, 2);
});

it("shows within 100 ms that a page is on its way", async () => {
  const { page } = await overviewPage();
  await page.waitForLoadState("networkidle");
  const waits: number[] = [];
  for (const [path, heading] of ROUND_TRIP) waits.push(await timeUntilVisible(page, { path, heading }));
  const [quickest = Number.NaN, ...others] = waits.sort((a, b) => a - b);
  const median = others[Math.floor(others.length / 2)] ?? Number.NaN;
  console.log(`Navigation is visible after ${quickest.toFixed(0)} ms (median ${median.toFixed(0)} of ${waits.length})`);
  // What else the machine does makes some of them slow, and none quick.
  expect(quickest).toBeLessThanOrEqual(NOTICEABLE_MS);
});

const ROUND_TRIP = Array.from(
  { length: 5 },
  () =>
    [
      ["/settings", "Profile"],
      ["/", "Hello, Sari"],
    ] as const,
).flat();

/** From the click to the moving bar, while the server keeps us waiting. */
async function timeUntilVisible(page: Page, { path, heading }: { path: string; heading: string }): Promise<number> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*.data*", async (route) => {
    await held;
    await route.continue();
  });
  const waited = await page.evaluate(async (href) => {
    const begun = performance.now();
    document.querySelector<HTMLAnchorElement>(`nav a[href="${href}"]`)?.click();
    while (!document.querySelector('[role="status"] .animate-pass')) await new Promise(requestAnimationFrame);
    return performance.now() - begun;
  }, path);
  release();
  await page.getByRole("heading", { name: heading }).waitFor();
  await page.unroute("**/*.data*");
  return waited;
}

it("is dark from the first byte when dark was chosen", async () => {
  const { page } = await overviewPage();
  await page.getByRole("button", { name: /Your account/ }).click();
  await page.getByRole("button", { name: "Dark", exact: true }).click();
  await page.locator("html[data-theme=dark]").waitFor();
  const html = await (await page.request.get("/")).text();
  expect(html).toContain('data-theme="dark"');
});

it("lets no script run that the page did not bring", async () => {
  const page = await newPage();
  const answer = await page.goto("/sign-in");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]+';/);
  expect(policy).toContain("frame-ancestors 'none'");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.intruder = true";
    document.body.append(script);
  });
  expect(await page.evaluate(() => "intruder" in window)).toBe(false);
});
