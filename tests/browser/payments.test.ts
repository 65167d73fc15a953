import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { renderSVG } from "uqr";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Stack, startStack } from "../../local/stack.ts";
import { createAccount } from "./support/account.ts";
import { newPage, open } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { PAYMENT_SECRETS, startPaymentServices } from "./support/payment-services.ts";

// With accounts at payment services, which the run's own installation has none of.

let services: Awaited<ReturnType<typeof startPaymentServices>>;
let stack: Stack;
let stateDir: string;

beforeAll(async () => {
  services = await startPaymentServices();
  stateDir = await mkdtemp(join(tmpdir(), "zapin-payments-"));
  const extraBindings = { ...PAYMENT_SECRETS, PAYMENTS_URL: services.url };
  const script = process.env.ZAPIN_WORKER_SCRIPT;
  stack = await startStack({ port: 0, dashboardPort: 0, stateDir, database: "memory", extraBindings, script });
  services.reportTo(stack.gatewayUrl);
});

afterAll(async () => {
  await stack?.dispose();
  await services?.stop();
  await rm(stateDir, { recursive: true, force: true });
});

async function asOperator(method: string, path: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${stack.secrets.OPERATOR_TOKEN}`, "content-type": "application/json" };
  const answer = await fetch(`${stack.gatewayUrl}/api${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
}

/** A customer of a country, looking at the invoice of the plan that it has just chosen. */
async function owing(locale: string): Promise<{ page: Page; invoicePath: string }> {
  const urls = { dashboardUrl: stack.dashboardUrl ?? "", gatewayUrl: stack.gatewayUrl };
  const account = await createAccount(urls);
  const page = await newPage({ baseURL: urls.dashboardUrl });
  await page.context().addCookies(account.cookies);
  const { tenantId } = account;
  const profile = { name: "Loja Boa", slug: `t-${tenantId}`, region: "apac", timeZone: "Asia/Jakarta", planId: "free" };
  await asOperator("PUT", `/operator/tenants/${tenantId}`, { ...profile, locale });
  await open(page, "/plan/change?to=starter");
  await page.getByRole("button", { name: /^Change and bill/ }).click();
  await page.getByRole("heading", { name: /^Pay / }).waitFor();
  return { page, invoicePath: new URL(page.url()).pathname };
}

it.each([
  { name: "Midtrans", locale: "id" },
  { name: "Xendit", locale: "id" },
  { name: "Stripe", locale: "en" },
])("pays at $name, comes back, and reads that it is paid", async ({ name, locale }) => {
  const { page, invoicePath } = await owing(locale);
  await page.getByRole("button", { name: `Pay with ${name}` }).click();
  const onward = page.getByRole("link", { name: `Continue at ${name}` });
  await onward.waitFor();
  await inspect(page, `invoice-pay-${name.toLowerCase()}`);
  await page.getByText("Waiting for the payment.").waitFor();
  await onward.click();
  await page.getByRole("button", { name: "Pay now" }).click();
  await page.waitForURL(`**${invoicePath}`);
  await page.getByText("Paid in full. Thank you.").waitFor();
  expect(await page.getByRole("button", { name: /^Pay with/ }).count()).toBe(0);
});

it("shows a Pix code to scan and to copy, keeps it when loaded again, and says by itself that it is paid", async () => {
  const { page } = await owing("pt-BR");
  await page.getByRole("button", { name: "Pay with Pix (Mercado Pago)" }).click();
  const code = page.getByRole("region", { name: "Pix code" });
  await code.waitFor();
  const text = (await code.textContent()) ?? "";
  expect(text).toMatch(/^00020126/);
  const picture = await page.getByRole("img", { name: "QR code of this Pix payment" }).getAttribute("src");
  expect(decodeURIComponent(picture ?? "")).toBe(`data:image/svg+xml,${renderSVG(text, { border: 2 })}`);
  await page.getByText(/^It can be paid until /).waitFor();
  await page.getByText("Waiting for the payment.").waitFor();
  await inspect(page, "invoice-pix");

  await page.reload();
  await code.waitFor();
  expect(await code.textContent()).toBe(text);
  expect(services.services.mercado_pago.orders.size).toBe(1);

  await page.evaluate(() => Object.assign(window, { isStillHere: true }));
  const [orderId = ""] = services.services.mercado_pago.orders.keys();
  expect(await services.pay("mercado_pago", orderId)).toBe(200);
  await page.getByText("Paid in full. Thank you.").waitFor();
  await page.getByRole("status").filter({ hasText: "The payment has arrived." }).waitFor({ state: "attached" });
  expect(await page.evaluate(() => "isStillHere" in window)).toBe(true);
  await inspect(page, "invoice-pix-paid");
});

it("pays by Pix without a script", async () => {
  const { page, invoicePath } = await owing("pt-BR");
  const plain = await newPage({ baseURL: stack.dashboardUrl ?? "", javaScriptEnabled: false });
  await plain.context().addCookies(await page.context().cookies());
  await plain.goto(invoicePath);
  await plain.getByRole("button", { name: "Pay with Pix (Mercado Pago)" }).click();
  await plain.getByRole("region", { name: "Pix code" }).waitFor();
  expect(new URL(plain.url()).pathname).toBe(invoicePath);
});
