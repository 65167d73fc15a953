import { freshEmail, PASSWORD } from "./account.ts";
import { newPage } from "./browser.ts";
import { asOperator } from "./operator.ts";
import { totp } from "./totp.ts";

/** An operator with a second step, signed in, on the operator's area. Set up by the screens, as a real one would. */
export async function operatorPage() {
  const email = freshEmail();
  const person = { email, password: PASSWORD, name: "Rini Operator", role: "operator" };
  await asOperator({ method: "PUT", path: "/operator/users", body: person });
  const page = await newPage();
  await page.goto("/sign-in?next=%2Foperator");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Operators need a second step" }).waitFor();
  await page.getByRole("link", { name: "Set up the second step" }).click();
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set up" }).click();
  const key = (await page.locator("code").textContent()) ?? "";
  await page.getByLabel("Six-digit code").fill(totp(key));
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByText("The second step is on.").waitFor();
  await page.goto("/operator");
  await page.getByRole("heading", { name: "Operator area" }).waitFor();
  return { page, email };
}
