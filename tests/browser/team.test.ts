import { expect, it } from "vitest";
import { freshEmail, linkFromMail } from "./support/account.ts";
import { dashboardUrl, gatewayUrl, open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { putOnBusinessPlan } from "./support/operator.ts";
import { inviteMember } from "./support/tenant.ts";

it("keeps the last owner, invites, sends again and takes back", async () => {
  const { page, tenantId } = await signedInPage();
  await putOnBusinessPlan(tenantId);
  await open(page, "/team");
  const leave = page.getByRole("button", { name: /^Leave/ });
  expect(await leave.textContent()).toContain("A company keeps at least one owner.");
  const email = freshEmail();
  await page.getByRole("link", { name: "Invite" }).click();
  await page.getByLabel("E-mail").fill("nobody");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await page.getByText("This is not an e-mail address.").waitFor();
  await inspect(page, "team-invite");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send invitation" }).click();
  const row = page.getByRole("row").filter({ hasText: email });
  await row.waitFor();
  await linkFromMail({ dashboardUrl, gatewayUrl }, email, "/invitation?");
  await row.getByRole("button", { name: "Send again" }).click();
  await page
    .getByText(/Invitation sent again/)
    .first()
    .waitFor();
  await inspect(page, "team");
  await row.getByRole("button", { name: "Take back" }).click();
  await row.waitFor({ state: "detached" });
});

it("changes a role, which holds at once, and removes a member", async () => {
  const owner = await signedInPage();
  const guest = await inviteMember(owner, "viewer");
  await open(guest.page, "/team");
  expect(await guest.page.getByRole("button", { name: /Invite/ }).getAttribute("aria-disabled")).toBe("true");
  await open(owner.page, "/team");
  const row = owner.page.getByRole("row").filter({ hasText: guest.email });
  await row.getByRole("combobox").selectOption("admin");
  await row.getByRole("button", { name: "Change" }).click();
  await owner.page.getByText("Role changed").first().waitFor();
  await open(guest.page, "/team");
  await guest.page.getByRole("link", { name: "Invite" }).waitFor();
  await row.getByRole("button", { name: "Remove" }).click();
  await owner.page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await row.waitFor({ state: "detached" });
  await open(guest.page, "/team");
  expect(await guest.page.getByRole("row").filter({ hasText: owner.email }).count()).toBe(0);
});
