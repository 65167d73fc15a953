import { expect, it } from "vitest";
import { createAccount, linkFromMail } from "./support/account.ts";
import { dashboardUrl, gatewayUrl, newPage, open, overviewPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";

const urls = { dashboardUrl, gatewayUrl };

it("refuses a wrong password and lets the right one in", async () => {
  const { email, password } = await createAccount(urls);
  const page = await newPage();
  await open(page, "/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("E-mail and password do not fit together.").waitFor();
  await inspect(page, "sign-in-refused");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Hello, Sari" }).waitFor();
});

it("comes back to the page that was asked for after sign-in", async () => {
  const { email, password } = await createAccount(urls);
  const page = await newPage();
  await page.goto("/settings/security?from=mail");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Where you are signed in" }).waitFor();
  expect(page.url()).toBe(`${dashboardUrl}/settings/security?from=mail`);
});

it("never goes to another site after sign-in", async () => {
  const { email, password } = await createAccount(urls);
  const page = await newPage();
  await page.goto("/sign-in?next=//evil.example/");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Hello, Sari" }).waitFor();
  expect(page.url()).toBe(`${dashboardUrl}/`);
});

it("signs out, and the cookie opens nothing any more", async () => {
  const { page, cookies } = await overviewPage();
  await page.getByRole("button", { name: /Your account/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.context().addCookies(cookies);
  await page.goto("/settings");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});

it("takes a new password from the link in the mail", async () => {
  const { email } = await createAccount(urls);
  const page = await newPage();
  await open(page, "/reset-password");
  await inspect(page, "reset-password");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  await page.getByText("If there is an account for").waitFor();
  await page.goto(await linkFromMail(urls, email, "/reset-password?"));
  await page.getByLabel("New password").fill("another short sentence");
  await page.getByRole("button", { name: "Save password" }).click();
  await page.getByText("Your password is changed.").waitFor();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("another short sentence");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Hello, Sari" }).waitFor();
});

it.each([true, false])(
  "leads to GitHub, which is set up, and offers no Google, which is not (script: %s)",
  async (script) => {
    const page = await newPage({ javaScriptEnabled: script });
    await page.goto("/sign-in?next=%2Fkeys");
    expect(await page.getByRole("button", { name: "Continue with Google" }).count()).toBe(0);
    if (script) await inspect(page, "sign-in-social");
    // The tests' browser finds no host but this machine, so GitHub is asked for and not reached.
    const leaving = page.waitForEvent("requestfailed", (request) => request.url().startsWith("https://github.com/"));
    await page.getByRole("button", { name: "Continue with GitHub" }).click();
    const { searchParams: asked } = new URL((await leaving).url());
    expect([asked.get("redirect_uri"), asked.get("client_id")]).toEqual([
      `${dashboardUrl}/auth/callback/github`,
      "browser-tests",
    ]);

    // Nobody has been asked with this state, so nobody is let in.
    const back = await newPage({ javaScriptEnabled: script });
    await back.goto("/auth/callback/github?code=a-code&state=invented");
    await back.getByText("That did not work. Try again, or use your e-mail and password.").waitFor();
    await back.goto("/sign-in?error=second_factor_required");
    await back.getByText("Your account asks for a second step").waitFor();
    await back.goto("/sign-up");
    await back.getByRole("button", { name: "Continue with GitHub" }).waitFor();
  },
);
