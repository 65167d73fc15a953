import { expect, it } from "vitest";
import { until } from "../support/until.ts";
import { linkFromMail } from "./support/account.ts";
import {
  chooseLiveData,
  dashboardUrl,
  gatewayUrl,
  newPage,
  open,
  overviewPage,
  signedInPage,
} from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { asOperator } from "./support/operator.ts";
import { operatorPage } from "./support/operator-page.ts";
import { startUpstream } from "./support/upstream.ts";

const urls = { dashboardUrl, gatewayUrl };

const profile = (tenantId: string, locale: string) => ({
  name: "Toko Uji",
  slug: `toko-${tenantId}`,
  region: "apac",
  timeZone: "Asia/Jakarta",
  locale,
  planId: "free",
});

const inLanguage = (tenantId: string, locale: string) =>
  asOperator({ method: "PUT", path: `/operator/tenants/${tenantId}`, body: profile(tenantId, locale) });

it("shows what is used of each quota, and when it starts again in the company's time zone", async () => {
  const { page } = await overviewPage();
  await chooseLiveData(page);
  await open(page, "/plan");
  const bar = page.getByRole("progressbar", { name: "Messages today" });
  expect(await bar.getAttribute("aria-valuemax")).toBe("100");
  await page
    .getByText(/^Starts again on .*12:00 AM$/)
    .first()
    .waitFor();
  await page.getByRole("progressbar", { name: "API keys" }).waitFor();
  await page.getByText("About $0.00 by").waitFor();
  await inspect(page, "plan-usage");
});

it("says in words, and in red, what is used up", async () => {
  const { page, tenantId } = await signedInPage();
  const plan = { planId: "starter", override: { limits: { instance_create: 1 } } };
  await asOperator({ method: "PUT", path: `/operator/tenants/${tenantId}/plan`, body: plan });
  await startUpstream(tenantId, page);
  const body = { name: "Shop", mode: "live" };
  await asOperator({ method: "POST", path: `/tenants/${tenantId}/instances`, body });
  const usage = { method: "GET", path: `/tenants/${tenantId}/usage?mode=live` } as const;
  await until(async () => {
    const { items } = (await asOperator(usage)) as { items: { kind: string; used: number }[] };
    return items.find(({ kind }) => kind === "instance_create")?.used === 1;
  });
  await open(page, "/plan");
  await page.getByText("Something of your plan is used up").waitFor();
  await page.getByText("New instances: 1 / 1").waitFor();
  const bar = page.getByRole("progressbar", { name: "New instances" });
  expect(await bar.locator("div").getAttribute("class")).toContain("bg-bad");
  await inspect(page, "plan-used-up");
  await page.getByRole("link", { name: "See plans" }).click();
  await page.getByRole("link", { name: "Choose Business" }).waitFor();
});

it("shows the prorated amount, bills it, and an operator marks it paid", async () => {
  const { page, tenantId } = await signedInPage();
  await inLanguage(tenantId, "id");
  await open(page, "/plan/change");
  await page.getByText("IDR 599,000").waitFor();
  await inspect(page, "plan-change");
  await page.getByRole("link", { name: "Choose Business" }).click();
  const dialog = page.getByRole("dialog", { name: "Change to Business" });
  await dialog.getByRole("row", { name: /Business for the rest of the period, (2[89]|3[01]) days/ }).waitFor();
  await dialog.getByRole("row", { name: "Due now IDR 599,000" }).waitFor();
  await inspect(page, "plan-preview");
  await dialog.getByRole("button", { name: "Change and bill IDR 599,000" }).click();
  await page.getByText("Your new plan holds from now on").first().waitFor();
  await page.getByRole("heading", { name: "Pay IDR 599,000" }).waitFor();
  await page.getByText(/Pay by bank transfer and name invoice/).waitFor();
  await inspect(page, "invoice-open");

  const operator = await operatorPage();
  await open(operator.page, `/operator/tenants/${tenantId}`);
  await operator.page.getByRole("link", { name: "Settle" }).click();
  await operator.page.getByLabel("Note").fill("Transfer BCA 0815");
  await inspect(operator.page, "operator-invoice");
  await operator.page.getByRole("button", { name: "Mark paid" }).click();
  await operator.page.getByRole("row", { name: /Paid/ }).waitFor();

  await page.reload();
  await page.getByText("Paid in full. Thank you.").waitFor();
  await inspect(page, "invoice-paid");
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("navigation", { name: "Main" }).first().isVisible()).toBe(false);
  expect(await page.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
  expect(await page.getByRole("article", { name: /^Invoice / }).isVisible()).toBe(true);
  await page.emulateMedia({ media: "screen" });
  await open(page, "/plan/invoices");
  await page.getByRole("row", { name: /Paid/ }).waitFor();
  await inspect(page, "plan-invoices");
});

it("prints who bills, and what an operator has given back of it", async () => {
  const { page, tenantId } = await signedInPage();
  const operator = await operatorPage();
  await open(operator.page, "/operator/revenue");
  await operator.page.getByLabel("Name or company").fill("PT Zapin Nusantara");
  await operator.page.getByLabel("Address").fill("Jl. Sudirman 1\nJakarta");
  await operator.page.getByLabel("Tax number").fill("01.234.567.8");
  await operator.page.getByLabel("E-mail for questions").fill("not an address");
  await operator.page.getByRole("button", { name: "Save changes" }).click();
  await operator.page.getByText("This is not an e-mail address.").waitFor();
  await operator.page.getByLabel("E-mail for questions").fill("tagihan@zapin.test");
  await inspect(operator.page, "operator-revenue-seller");
  await operator.page.getByRole("button", { name: "Save changes" }).click();
  await operator.page.getByText("Done", { exact: true }).first().waitFor();

  await open(page, "/plan/change?to=starter");
  await page.getByRole("button", { name: "Change and bill $12.00" }).click();
  await page.getByText("PT Zapin Nusantara").waitFor();
  await page.getByText("01.234.567.8").waitFor();
  const invoiceId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const path = `/operator/tenants/${tenantId}/invoices/${invoiceId}/paid`;
  await asOperator({ method: "POST", path, body: { note: "cash" } });

  await open(operator.page, `/operator/tenants/${tenantId}`);
  await operator.page.getByRole("link", { name: "Refund" }).click();
  await operator.page.getByText("At most $12.00 can be given back.").waitFor();
  await operator.page.getByLabel("Amount").fill("12.01");
  await operator.page.getByRole("button", { name: "Note the refund" }).click();
  await operator.page.getByText("more than was paid").waitFor();
  await operator.page.getByLabel("Amount").fill("4,50");
  await operator.page.getByLabel("Reason").fill("Two days without service");
  await inspect(operator.page, "operator-refund");
  await operator.page.getByRole("button", { name: "Note the refund" }).click();
  await operator.page.getByRole("dialog").waitFor({ state: "detached" });

  await page.reload();
  await page.getByRole("row", { name: /Given back on .*: Two days without service -\$4.50/ }).waitFor();
  await page.getByText("Paid in full. Thank you.").waitFor();
  await inspect(page, "invoice-refunded");
  await open(operator.page, "/operator/kept-invoices");
  await operator.page.getByRole("heading", { name: "Invoices of deleted customers" }).waitFor();
  await inspect(operator.page, "operator-kept-invoices");
});

it("lists what a smaller plan has no room for, notes the change, and takes it back", async () => {
  const { page, tenantId } = await signedInPage();
  await asOperator({ method: "PUT", path: `/operator/tenants/${tenantId}/plan`, body: { planId: "business" } });
  for (const name of ["Shop", "CRM", "Bot"]) {
    const body = { name, mode: "live", scopes: ["read"] };
    await asOperator({ method: "POST", path: `/tenants/${tenantId}/keys`, body });
  }
  await open(page, "/plan/change?to=free");
  const dialog = page.getByRole("dialog", { name: "Change to Free" });
  await dialog.getByText("API keys: you have 3, allowed are 2").waitFor();
  await inspect(page, "plan-downgrade");
  await dialog.getByRole("button", { name: "Change to Free" }).click();
  await page.getByText(/you are on Free\. Until then nothing changes/).waitFor();
  await page.getByRole("button", { name: "Stay on this plan" }).click();
  await page.getByText("You stay on your plan").first().waitFor();
  await page.getByText("Until then nothing changes").waitFor({ state: "detached" });
});

it("changes the plan and the billing details without a script", async () => {
  const { cookies } = await signedInPage();
  const page = await newPage({ javaScriptEnabled: false });
  await page.context().addCookies(cookies);
  await page.goto("/plan/change?to=starter");
  await page.getByRole("button", { name: "Change and bill $12.00" }).click();
  await page.getByRole("heading", { name: "Pay $12.00" }).waitFor();
  await page.goto("/plan/details");
  await page.getByLabel("Name or company").fill("PT Maju Jaya");
  await page.getByLabel("E-mail for invoices").fill("not an address");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("This is not an e-mail address.").waitFor();
  await page.getByLabel("E-mail for invoices").fill("tagihan@example.com");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.waitForURL("**/plan/details");
  expect(await page.getByLabel("Name or company").inputValue()).toBe("PT Maju Jaya");
});

it.each([
  { locale: "id", price: "Rp 599.000", heading: "Paket dan pemakaian", empty: "Belum ada tagihan" },
  { locale: "pt-BR", price: "R$ 199,00", heading: "Plano e uso", empty: "Nenhuma fatura ainda" },
])("writes prices in $locale as people there do", async ({ locale, price, heading, empty }) => {
  const { page, cookies, tenantId } = await signedInPage();
  await inLanguage(tenantId, locale);
  const there = await newPage({ locale });
  await there.context().addCookies([...cookies, { name: "locale", value: locale, url: new URL(page.url()).origin }]);
  await open(there, "/plan/change");
  await there.getByRole("heading", { name: heading }).waitFor();
  await there.getByText(price).first().waitFor();
  await inspect(there, `plan-change-${locale}`);
  await open(there, "/plan");
  await inspect(there, `plan-usage-${locale}`);
  await open(there, "/plan/invoices");
  await there.getByText(empty).waitFor();
  await inspect(there, `plan-invoices-${locale}`);
});

it("lets a viewer look at plans, but not choose one", async () => {
  const owner = await signedInPage();
  const path = `/tenants/${owner.tenantId}`;
  await asOperator({ method: "PUT", path: `/operator${path}/plan`, body: { planId: "business" } });
  const { page, email } = await signedInPage();
  await asOperator({ method: "POST", path: `${path}/invitations`, body: { email, role: "viewer" } });
  await page.goto(await linkFromMail(urls, email, "/invitation?"));
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await page.getByRole("heading", { name: "Hello, Sari" }).waitFor();
  // As a letter links to it: the person has a company of their own, too.
  await open(page, `/plan/change?tenant=${owner.tenantId}`);
  expect(new URL(page.url()).search).toBe("");
  await page.getByRole("button", { name: "Choose Scale (Your role does not allow this.)" }).waitFor();
  expect(await page.getByRole("link", { name: "Choose Scale" }).count()).toBe(0);
});
