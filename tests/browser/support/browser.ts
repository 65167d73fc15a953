import type { BrowserContextOptions, Page } from "playwright-core";
import { inject } from "vitest";
import { type Account, createAccount } from "./account.ts";
import { takeWindow } from "./windows.ts";

export const dashboardUrl = inject("dashboardUrl");
export const gatewayUrl = inject("gatewayUrl");

/** What went wrong in a page by itself: read by `inspect`. */
const complaints = new WeakMap<Page, string[]>();

export const complaintsOf = (page: Page): string[] => complaints.get(page) ?? [];

/** Each visitor comes from an address of its own, or the limits on attempts would stop the tests. */
function someAddress(): string {
  const part = () => Math.floor(Math.random() * 254) + 1;
  return `10.${part()}.${part()}.${part()}`;
}

/** An answer of 4xx to a form, and what Remix says of a refresh that a click on a link has cut off. */
const isHarmless = (text: string): boolean =>
  text.startsWith("Failed to load resource") || text.startsWith("AbortError: signal is aborted without reason");

/** A window of this test, signed in nowhere. Everything it opens is relative to the dashboard. */
export async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const usual = { baseURL: dashboardUrl, locale: "en-US", timezoneId: "Asia/Jakarta" };
  const page = await takeWindow({ ...usual, ...options });
  await page.context().setExtraHTTPHeaders({ "cf-connecting-ip": someAddress() });
  const list: string[] = [];
  complaints.set(page, list);
  page.on("pageerror", (error) => list.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !isHarmless(message.text())) list.push(message.text());
  });
  return page;
}

/** Goes there and waits until the page's script runs: on a busy machine a test is faster than it. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
}

/** Leaves only when the choice is kept: a page that is opened too soon would take the request along. */
export async function chooseLiveData(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Live", exact: true }).click();
  await page.getByRole("button", { name: "Live", exact: true, pressed: true }).waitFor();
}

export interface SignedIn extends Account {
  page: Page;
}

/** A new person with a company of their own, in a window that has not opened the dashboard yet. */
export async function signedInPage(): Promise<SignedIn> {
  const account = await createAccount({ dashboardUrl, gatewayUrl });
  const page = await newPage();
  await page.context().addCookies(account.cookies);
  return { ...account, page };
}

/** The same, on the overview. */
export async function overviewPage(): Promise<SignedIn> {
  const person = await signedInPage();
  await open(person.page, "/");
  return person;
}
