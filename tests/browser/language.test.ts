import { expect, it } from "vitest";
import { newPage, open, overviewPage, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";

it("speaks the browser's language before anybody has chosen one", async () => {
  const page = await newPage({ locale: "pt-PT" });
  await open(page, "/sign-in");
  await page.getByRole("heading", { name: "Entrar" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("pt-BR");
});

it.each([
  { locale: "Bahasa Indonesia", lang: "id", heading: "Pengaturan", overview: "Halo, Sari" },
  { locale: "Português (Brasil)", lang: "pt-BR", heading: "Configurações", overview: "Olá, Sari" },
])("changes to $locale on the page one is on, and stays so", async ({ locale, lang, heading, overview }) => {
  const { page } = await signedInPage();
  await open(page, "/settings/appearance?kept=yes");
  await page.getByRole("main").getByRole("button", { name: locale }).click();
  await page.getByRole("heading", { name: heading, exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/settings/appearance");
  expect(await page.locator("html").getAttribute("lang")).toBe(lang);
  await page.goto("/");
  await page.getByRole("heading", { name: overview }).waitFor();
  await inspect(page, `overview-${lang}`);
});

it("goes with the person to another browser", async () => {
  const { page, cookies } = await overviewPage();
  await page.getByRole("button", { name: /Your account/ }).click();
  await page.getByRole("button", { name: "Bahasa Indonesia" }).click();
  await page.getByRole("heading", { name: "Halo, Sari" }).waitFor();
  const other = await newPage();
  await other.context().addCookies(cookies);
  await other.goto("/");
  await other.getByRole("heading", { name: "Halo, Sari" }).waitFor();
});
