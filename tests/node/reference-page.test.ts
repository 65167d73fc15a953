import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { PATIENCE_MS } from "../support/until.ts";
import { type OwnStack, startOwnStack } from "./support/own-stack.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const FILTER = '[aria-label="Find a route"]';

/** What axe found, as far as this needs it. */
interface Violation {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}

describe("/docs in a browser", () => {
  let own: OwnStack;
  let key: string;
  let browser: Browser;

  beforeAll(async () => {
    own = await startOwnStack("docs");
    key = (await own.seed()).testKey;
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await own?.stop();
  });

  /** The page, ready, with what its console complained of. */
  async function open(options: BrowserContextOptions = {}, hash = ""): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext(options);
    // One such page at a time is enough for a small machine.
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${own.stack.gatewayUrl}/docs/${hash}`);
    await page.waitForSelector(FILTER);
    return { page, complaints };
  }

  it("asks nobody but its own origin", async () => {
    const asked = new Set<string>();
    const context = await browser.newContext();
    context.on("request", (request) => asked.add(new URL(request.url()).origin));
    const page = await context.newPage();
    await page.goto(`${own.stack.gatewayUrl}/docs/`);
    await page.waitForSelector(FILTER);
    expect([...asked].filter((origin) => origin !== "null")).toEqual([own.stack.gatewayUrl]);
  });

  it("finds a route by its words, and a link leads to it", async () => {
    const { page, complaints } = await open();
    await page.fill(FILTER, "sendtext");
    await page.waitForFunction(() => document.querySelectorAll(".opblock-tag").length === 1);
    await page.click(".opblock-tag");
    await page.click(".opblock-summary-control");
    await page.waitForFunction(() => location.hash.endsWith("messageSendText"));

    const { page: linked } = await open({}, "#/Messages/messageSendText");
    await linked.waitForSelector("#operations-Messages-messageSendText .opblock-body");
    expect(complaints).toEqual([]);
  });

  it("sends a text with a key that is gone when the page is opened again", async () => {
    const { page, complaints } = await open({}, "#/Messages/messageSendText");
    await page.click(".auth-wrapper .btn.authorize");
    expect(await page.locator(".modal-ux input").count()).toBe(1);
    await page.fill(".modal-ux input", key);
    await page.click(".modal-ux .btn.authorize");
    await page.click(".modal-ux .close-modal");
    await page.click(".try-out__btn");
    await page.fill("[data-param-name=instanceName] input", "demo");
    await page.click(".btn.execute");
    await page.waitForSelector(".live-responses-table .response");
    expect(await page.textContent(".live-responses-table .response .response-col_status")).toContain("201");

    await page.goto(`${own.stack.gatewayUrl}/docs/?again`);
    await page.waitForSelector(".auth-wrapper .btn.authorize.unlocked");
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it.each<[string, BrowserContextOptions]>([
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["on a small phone", { viewport: { width: 360, height: 740 }, colorScheme: "light" }],
  ])("can be read by all: %s", async (_, options) => {
    // Only so that axe can be put into the page.
    const { page } = await open({ ...options, bypassCSP: true });
    await page.addScriptTag({ path: AXE });
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
      return (await axe.run()).violations;
    });
    const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(bad.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.classList.contains("dark-mode"))).toBe(
      options.colorScheme === "dark",
    );
  });
});
