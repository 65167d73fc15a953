import type { Page } from "playwright-core";
import { freshEmail, PASSWORD } from "./account.ts";
import { newPage, open } from "./browser.ts";
import { asOperator } from "./operator.ts";
import { totp } from "./totp.ts";

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;

interface Operator {
  email: string;
  cookies: Cookies;
}

let operator: Promise<Operator> | undefined;

/** A window of an operator with a second step, on the operator's area. One person for all of a worker. */
export async function operatorPage() {
  operator ??= enrol();
  const { email, cookies } = await operator;
  const page = await newPage();
  await page.context().addCookies(cookies);
  await open(page, "/operator");
  await page.getByRole("heading", { name: "Operator area" }).waitFor();
  return { page, email, cookies };
}

/** By the screens, as a real one would. */
async function enrol(): Promise<Operator> {
  const email = freshEmail();
  const person = { email, password: PASSWORD, name: "Rini Operator", role: "operator" };
  await asOperator({ method: "PUT", path: "/operator/users", body: person });
  const page = await newPage();
  await open(page, "/sign-in?next=%2Foperator");
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
  const cookies = await page.context().cookies();
  return { email, cookies };
}
