import { expect, it } from "vitest";
import { freshEmail, linkFromMail, PASSWORD } from "./support/account.ts";
import { dashboardUrl, gatewayUrl, newPage, open } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";

it("leads from sign-up over the mail to the overview", async () => {
  const page = await newPage();
  const email = freshEmail();
  await page.goto("/");
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByRole("heading", { name: "Create an account" }).waitFor();
  // The browser's own zone is chosen by itself.
  await expect.poll(() => page.getByLabel("Time zone").inputValue()).toBe("Asia/Jakarta");
  await inspect(page, "sign-up");

  await page.getByLabel("Your name").fill("Sari Wulandari");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("Company").fill("Toko Sari");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("heading", { name: "Look into your mailbox" }).waitFor();
  await inspect(page, "check-mail");

  await page.goto(await linkFromMail({ dashboardUrl, gatewayUrl }, email));
  // The browser that signed up is let in by the link: no third screen before the overview.
  await page.getByRole("heading", { name: "Hello, Sari" }).waitFor();
  await page.getByRole("button", { name: /Company: Toko Sari/ }).waitFor();
  await inspect(page, "overview");
});

it("says at each field what is missing, in words", async () => {
  const page = await newPage();
  await open(page, "/sign-up");
  await page.getByLabel("E-mail").fill("nobody");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText("This is not an e-mail address.").waitFor();
  await page.getByText("At least 12 characters.", { exact: true }).waitFor();
  const name = page.getByLabel("Your name");
  expect(await name.getAttribute("aria-invalid")).toBe("true");
  expect(await page.locator(`[id="${await name.getAttribute("aria-describedby")}"]`).textContent()).toBe(
    "This field is needed.",
  );
  expect(await page.getByLabel("E-mail").inputValue()).toBe("nobody");
});

it("does not say whether an address has an account", async () => {
  const page = await newPage();
  await open(page, "/reset-password");
  await page.getByLabel("E-mail").fill(freshEmail());
  await page.getByRole("button", { name: "Send link" }).click();
  await page.getByText("If there is an account for").waitFor();
});
