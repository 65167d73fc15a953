import { expect, it } from "vitest";
import { freshEmail, linkFromMail } from "./support/account.ts";
import { dashboardUrl, gatewayUrl, newPage, type SignedIn, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { asOperator, putOnBusinessPlan } from "./support/operator.ts";

const urls = { dashboardUrl, gatewayUrl };

/** An invitation to the company of somebody who is signed in. Returns the link of its mail. */
async function invite({ tenantId }: SignedIn, email: string): Promise<string> {
  await putOnBusinessPlan(tenantId);
  await asOperator({ method: "POST", path: `/tenants/${tenantId}/invitations`, body: { email, role: "viewer" } });
  return linkFromMail(urls, email, "/invitation?");
}

it("lets somebody new join with a name and a password", async () => {
  const link = await invite(await signedInPage(), freshEmail());
  const page = await newPage();
  await page.goto(link);
  await page.getByRole("heading", { name: "Join Toko Uji" }).waitFor();
  await inspect(page, "invitation");
  await page.getByLabel("Your name").fill("Dewi Lestari");
  await page.getByLabel("Password").fill("a short sentence is fine");
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByRole("heading", { name: "Hello, Dewi" }).waitFor();
  await page.getByRole("button", { name: /Company: Toko Uji/ }).waitFor();
});

it("lets a signed-in person accept, and shows both companies", async () => {
  const guest = await signedInPage();
  const link = await invite(await signedInPage(), guest.email);
  await guest.page.goto(link);
  await guest.page.getByRole("button", { name: "Accept invitation" }).click();
  await guest.page.getByRole("heading", { name: "Hello, Sari" }).waitFor();
  await guest.page.getByRole("button", { name: /Company: Toko Uji/ }).click();
  expect(await guest.page.locator("[popover]:popover-open button[name=tenant]").count()).toBe(2);
});

it("says so when a link is not valid", async () => {
  const page = await newPage();
  await page.goto("/invitation?token=nothing");
  await page.getByText("This invitation is not valid any more.").waitFor();
});
