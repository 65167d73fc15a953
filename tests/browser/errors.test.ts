import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { expect, it, onTestFinished } from "vitest";
import { buildDashboard } from "../../local/build-dashboard.ts";
import { reservePort } from "../../local/ports.ts";
import { newPage, open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";

it("has a page for an address that does not exist", async () => {
  const { page } = await signedInPage();
  const answer = await page.goto("/no/such/page");
  expect(answer?.status()).toBe(404);
  await page.getByRole("heading", { name: "There is no such page" }).waitFor();
  await inspect(page, "error-missing");
  await page.getByRole("link", { name: "To the overview" }).click();
  await page.getByRole("heading", { name: "Hello, Sari" }).waitFor();
});

it.each(["/instances/nope", "/webhooks/nope", "/plan/invoices/nope", "/bots/nope"])(
  "has it for %s too, an address with a slip in it",
  async (path) => {
    const { page } = await signedInPage();
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
  },
);

it("keeps what was typed while there is no internet, and has a page for when it fails on the way", async () => {
  const { page } = await signedInPage();
  await open(page, "/settings");
  const name = page.getByLabel("Name");
  const save = page.getByRole("button", { name: "Save changes" });
  const warning = page.getByText("No internet connection.");
  await name.fill("Sari W.");
  await page.context().setOffline(true);
  await warning.waitFor();
  await save.click();
  await page.getByRole("link", { name: "Security" }).click();
  expect([new URL(page.url()).pathname, await name.inputValue()]).toEqual(["/settings", "Sari W."]);
  await inspect(page, "offline");
  await page.context().setOffline(false);
  await warning.waitFor({ state: "detached" });
  await save.click();
  await page.getByText("Saved", { exact: true }).first().waitFor();

  await page.route("**/*.data*", (route) => route.abort());
  await page.getByRole("link", { name: "Security" }).click();
  await page.getByRole("heading", { name: "No connection" }).waitFor();
  await page.unroute("**/*.data*");
  await page.getByRole("link", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Password" }).waitFor();
});

/** Stands where the worker would. */
function silent(): never {
  throw new Error("down");
}

it("shows a page, not a stack, while the worker is down", async () => {
  const { script, assets } = await buildDashboard();
  const port = await reservePort();
  const alone = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      name: "dashboard-alone",
      modules: true,
      modulesRoot: join(script, ".."),
      scriptPath: script,
      compatibilityDate: "2026-11-01",
      compatibilityFlags: ["nodejs_compat"],
      bindings: { ENVIRONMENT: "local", GATEWAY_URL: "http://127.0.0.1:9" },
      serviceBindings: { API: silent },
      assets: { directory: assets, binding: "ASSETS", routerConfig: { has_user_worker: true } },
      unsafeDirectSockets: [{ host: "127.0.0.1", port }],
    }),
  );
  onTestFinished(() => alone.dispose());
  await alone.ready;
  const page = await newPage({ baseURL: `http://127.0.0.1:${port}` });
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(503);
  await page.getByRole("heading", { name: "Zapin does not answer right now" }).waitFor();
  expect(await page.getByRole("main").textContent()).not.toContain("Error");
  await page.getByRole("link", { name: "Try again" }).waitFor();
  await inspect(page, "error-silent");
});
