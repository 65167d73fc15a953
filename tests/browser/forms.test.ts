import { expect, it } from "vitest";
import { createAccount } from "./support/account.ts";
import { dashboardUrl, gatewayUrl, newPage, open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";

const urls = { dashboardUrl, gatewayUrl };

it("signs in, changes the language and signs out without any script", async () => {
  const { email, password } = await createAccount(urls);
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("E-mail and password do not fit together.").waitFor();
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Hello, Sari" }).waitFor();
  await page.getByRole("button", { name: /Your account/ }).click();
  await page.getByRole("button", { name: "Bahasa Indonesia" }).click();
  await page.getByRole("heading", { name: "Halo, Sari" }).waitFor();
  await page.getByRole("button", { name: /Akun Anda/ }).click();
  await page.getByRole("button", { name: "Keluar" }).click();
  await page.getByRole("heading", { name: "Masuk" }).waitFor();
});

it("sends a form once, however often one clicks", async () => {
  const { page } = await signedInPage();
  await open(page, "/settings");
  let sent = 0;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/settings*", async (route) => {
    if (route.request().method() === "POST") {
      sent++;
      await held;
    }
    await route.continue();
  });
  const button = page.getByRole("button", { name: "Save changes" });
  await button.click();
  await page.locator("button[aria-busy=true]").waitFor();
  await button.click({ force: true });
  release();
  await page.getByRole("status").filter({ hasText: "Saved" }).first().waitFor();
  expect(sent).toBe(1);
});

it("takes no form from another site", async () => {
  const { cookies } = await createAccount(urls);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const post = (headers: Record<string, string>) =>
    fetch(`${dashboardUrl}/settings`, { method: "POST", body: new URLSearchParams({ name: "Evil" }), headers });
  expect((await post({ cookie, origin: "https://evil.example" })).status).toBe(403);
  expect((await post({ cookie })).status).toBe(403);
  expect((await post({ cookie, origin: "null" })).status).toBe(403);
});

it("keeps what was typed when the session has ended, and sends it after signing in elsewhere", async () => {
  const { page, email, password, cookies } = await signedInPage();
  await open(page, "/webhooks/new");
  const address = page.getByLabel("Address", { exact: true });
  await address.fill("https://example.com/typed-before");
  await page.getByLabel("Header name").fill("X-Shop");
  const session = cookies.find(({ name }) => name.includes("session"));
  await page.context().clearCookies({ name: session?.name ?? "" });
  await page.getByRole("button", { name: "Create endpoint" }).click();
  const notice = page.getByText("Your session has ended.");
  await notice.waitFor();
  expect(new URL(page.url()).pathname).toBe("/webhooks/new");
  expect(await address.inputValue()).toBe("https://example.com/typed-before");
  expect(await page.getByLabel("Header name").inputValue()).toBe("X-Shop");
  await inspect(page, "signed-out");

  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Sign in" }).click();
  const other = await opened;
  await other.getByLabel("E-mail").fill(email);
  await other.getByLabel("Password").fill(password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.getByRole("heading", { name: "Hello, Sari" }).waitFor();
  await other.close();
  await page.getByRole("button", { name: "Create endpoint" }).click();
  await page.getByRole("heading", { name: "example.com" }).waitFor();
  await notice.waitFor({ state: "detached" });
});

it("leads whoever has no script to sign-in, and back", async () => {
  const { email, password, cookies } = await createAccount(urls);
  const page = await newPage({ javaScriptEnabled: false });
  await page.context().addCookies(cookies);
  await page.goto("/settings");
  await page.context().clearCookies({ name: cookies.find(({ name }) => name.includes("session"))?.name ?? "" });
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Settings", exact: true }).waitFor();
});
