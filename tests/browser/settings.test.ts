import { expect, it } from "vitest";
import { newPage, open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { totp } from "./support/totp.ts";

it("changes the name everywhere at once, and says so", async () => {
  const { page } = await signedInPage();
  await open(page, "/settings");
  await inspect(page, "settings-profile");
  await page.getByLabel("Name").fill("Bima Sakti");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("status").filter({ hasText: "Saved" }).first().waitFor();
  await page.getByRole("button", { name: "Your account: Bima Sakti" }).waitFor();
});

it("sets up the second step, asks for it at sign-in, and takes a backup code once", async () => {
  const { page, email, password } = await signedInPage();
  await open(page, "/settings/security");
  await inspect(page, "settings-security");
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Set up" }).click();
  const key = (await page.locator("code").textContent()) ?? "";
  await inspect(page, "settings-second-factor");
  await page.getByLabel("Six-digit code").fill("000000");
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByText("This code is not right.").waitFor();
  await page.getByLabel("Six-digit code").fill(totp(key));
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByText("The second step is on.").waitFor();
  const codes = await page.getByRole("list", { name: "Backup codes" }).getByRole("listitem").allTextContents();
  expect(codes.length).toBeGreaterThanOrEqual(8);

  const other = await newPage();
  await open(other, "/sign-in?next=%2Fsettings");
  await other.getByLabel("E-mail").fill(email);
  await other.getByLabel("Password").fill(password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.getByRole("heading", { name: "Second step" }).waitFor();
  await inspect(other, "sign-in-second-factor");
  await other.getByRole("link", { name: "Use a backup code" }).click();
  await other.getByLabel("Backup code").fill(codes[0]!);
  await other.getByRole("button", { name: "Continue" }).click();
  await other.getByRole("heading", { name: "Profile" }).waitFor();
});

it("refuses a wrong current password at its field", async () => {
  const { page } = await signedInPage();
  await open(page, "/settings/security");
  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password").fill("another short sentence");
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("The current password is not right.").waitFor();
  expect(await page.getByLabel("Current password").getAttribute("aria-invalid")).toBe("true");
});

it("ends the session of another browser", async () => {
  const { page, email, password } = await signedInPage();
  const other = await newPage();
  await open(other, "/sign-in");
  await other.getByLabel("E-mail").fill(email);
  await other.getByLabel("Password").fill(password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.getByRole("heading", { name: "Hello, Sari" }).waitFor();
  await open(page, "/settings/security");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByText("Signed out everywhere else").first().waitFor();
  await other.goto("/settings");
  expect(new URL(other.url()).pathname).toBe("/sign-in");
});
