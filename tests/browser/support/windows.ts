import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { inject, onTestFinished } from "vitest";
import { PATIENCE_MS } from "../../support/until.ts";

const WIDE = { width: 1280, height: 800 };

/** A file of the build that is no page: a window keeps what Chromium has compiled for the dashboard and does nothing. */
const AT_REST = "/mark.svg";

/** What a test may listen to. */
const EVENTS = ["console", "pageerror", "request", "response", "requestfinished", "requestfailed", "dialog"] as const;

/** What a page cannot be told to forget: a window that was told so serves one test only. */
const FOR_GOOD = ["addInitScript", "routeWebSocket", "exposeFunction", "exposeBinding"] as const;

/** Windows that no test has now. A new one costs Chromium four times what a page in an old one does. */
const idle = new Map<string, Page[]>();
const spent = new WeakSet<Page>();

let browser: Promise<Browser> | undefined;

/** The run's browser, on one connection for all files of a worker. */
function connectBrowser(): Promise<Browser> {
  browser ??= chromium.connect(inject("browserEndpoint"));
  return browser;
}

/** A window of its own until the test is over: signed in nowhere, with nothing left of the test before. */
export async function takeWindow(options: BrowserContextOptions): Promise<Page> {
  const kind = JSON.stringify(options);
  const page = idle.get(kind)?.pop() ?? (await openWindow(options));
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail" || spent.has(page) || page.isClosed()) return page.context().close();
    await clear(page);
    idle.set(kind, [...(idle.get(kind) ?? []), page]);
  });
  return page;
}

async function openWindow(options: BrowserContextOptions): Promise<Page> {
  const context = await (await connectBrowser()).newContext({ viewport: WIDE, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  for (const name of FOR_GOOD) noteUseOf(page, name);
  await page.goto(AT_REST);
  return page;
}

function noteUseOf(page: Page, name: (typeof FOR_GOOD)[number]): void {
  const original = page[name].bind(page) as (...parameters: unknown[]) => unknown;
  const noted = (...parameters: unknown[]) => {
    spent.add(page);
    return original(...parameters);
  };
  Object.assign(page, { [name]: noted });
}

async function clear(page: Page): Promise<void> {
  const context = page.context();
  for (const other of context.pages()) if (other !== page) await other.close();
  for (const event of EVENTS) page.removeAllListeners(event);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.goto(AT_REST);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await context.clearCookies();
  await context.clearPermissions();
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null });
  await page.setViewportSize(WIDE);
  await page.mouse.move(0, 0);
}
