import { expect, it } from "vitest";
import { zoneByDay } from "../support/clock.ts";
import { freshEmail, linkFromMail, PASSWORD } from "./support/account.ts";
import { dashboardUrl, gatewayUrl, newPage, open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { makeConnected, makeInstance } from "./support/instances.ts";
import { asOperator, putOnBusinessPlan, seenByOperator } from "./support/operator.ts";

interface Messages {
  items: { status: string }[];
}

it("says what an empty list is for, and has one button", async () => {
  const { page } = await signedInPage();
  await open(page, "/instances");
  await page.getByRole("heading", { name: "No number yet" }).waitFor();
  const main = page.locator("main");
  expect(await main.getByRole("link").allInnerTexts()).toEqual(["New number"]);
  await inspect(page, "instances-empty");
  await main.getByRole("link", { name: "New number" }).click();
  await page.getByRole("button", { name: "Create and connect" }).click();
  await page.getByText("This field is needed.").waitFor();
  await inspect(page, "instances-new");
});

it("shows each number's state, number, last event and messages of the day, live", async () => {
  const { page, tenantId } = await signedInPage();
  await asOperator({ method: "PATCH", path: `/tenants/${tenantId}`, body: { timeZone: zoneByDay() } });
  const { call } = await makeConnected(tenantId, "toko");
  await open(page, "/instances");
  const row = page.getByRole("row", { name: /toko/ });
  await row.getByText("Connected", { exact: true }).waitFor();
  await row.getByText(/^\+\d{8,}$/).waitFor();
  expect(await row.getByRole("cell").last().textContent()).toBe("0");
  await call("POST", "/message/sendText/toko", { number: "6281234567890", text: "halo" });
  await row.getByRole("cell", { name: "1", exact: true }).waitFor();
  await row.locator("time").waitFor();
});

it("shows what became of each message, and why one has failed", async () => {
  const { page, tenantId } = await signedInPage();
  const { id, call } = await makeConnected(tenantId, "toko");
  await call("POST", "/message/sendText/toko", { number: "99900000003", text: "halo" });
  await seenByOperator<Messages>(
    `/tenants/${tenantId}/messages?mode=test`,
    ({ items }) => items[0]?.status === "ERROR",
  );
  await open(page, `/instances/${id}/messages`);
  const line = page.getByRole("listitem").filter({ hasText: "••••0003" }).first();
  await line.getByText("Failed").first().waitFor();
  await line.locator("summary").click();
  await line.getByText("Likely reason").waitFor();
  await line.getByText("Written", { exact: true }).waitFor();
  await inspect(page, "instance-messages");
  await page.getByLabel("State").selectOption({ label: "Read" });
  await page.getByText("No message fits").waitFor();
  expect(new URL(page.url()).searchParams.get("status")).toBe("READ");
});

it("keeps settings, restarts, replaces the key, and deletes only by the typed name", async () => {
  const { page, tenantId } = await signedInPage();
  const { id } = await makeConnected(tenantId, "toko");
  await open(page, `/instances/${id}/settings`);
  await page.getByRole("switch", { name: /Reject calls/ }).check();
  await page.getByLabel("Message to who calls").fill("Write to us, please");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  await open(page, `/instances/${id}/settings`);
  expect(await page.getByRole("switch", { name: /Reject calls/ }).isChecked()).toBe(true);
  expect(await page.getByLabel("Message to who calls").inputValue()).toBe("Write to us, please");
  await inspect(page, "instance-settings");

  await page.getByRole("button", { name: "Replace key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replace key" }).click();
  expect(await page.locator("output[aria-label='Key of this number']").textContent()).toMatch(/^zpn_/);
  await page.getByRole("button", { name: "Restart" }).click();
  await page.getByText("The number is connecting anew", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Log out", exact: true }).click();
  await page.getByLabel("Type “toko” to confirm").fill("toko");
  await page.getByRole("dialog").getByRole("button", { name: "Log out" }).click();
  await page.getByText("The number was logged out", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete “toko”?" });
  await dialog.getByText("Its session, settings, bots and key are lost").waitFor();
  const confirm = dialog.getByRole("button", { name: "Delete" });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByLabel("Type “toko” to confirm").fill("toko");
  await confirm.click();
  await page.getByText("The number was deleted", { exact: true }).waitFor();
  await page.getByRole("heading", { name: "No number yet" }).waitFor();
});

it("shows a viewer every button with the reason why it is not theirs", async () => {
  const { tenantId } = await signedInPage();
  await putOnBusinessPlan(tenantId);
  const { id } = await makeInstance(tenantId, "toko");
  const email = freshEmail();
  await asOperator({ method: "POST", path: `/tenants/${tenantId}/invitations`, body: { email, role: "viewer" } });
  const page = await newPage();
  await page.goto(await linkFromMail({ dashboardUrl, gatewayUrl }, email, "/invitation?"));
  await page.getByLabel("Your name").fill("Dewi");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByRole("heading", { name: "Hello, Dewi" }).waitFor();

  const expectForbidden = async (path: string, names: readonly string[]) => {
    await open(page, path);
    for (const name of names) {
      const button = page.getByRole("button", { name: `${name} (Your role does not allow this.)` }).first();
      expect(await button.getAttribute("aria-disabled"), `${name} on ${path}`).toBe("true");
    }
  };
  await expectForbidden("/instances", ["New number"]);
  await expectForbidden(`/instances/${id}`, ["Connect", "Send", "Make link"]);
  await expectForbidden(`/instances/${id}/settings`, ["Save changes", "Replace key", "Restart", "Log out", "Delete"]);
  await inspect(page, "instance-viewer");
  // The code opens nothing for whoever may only look, and the worker holds to that as well.
  await open(page, `/instances/${id}?connect=qr`);
  expect(await page.getByRole("dialog").count()).toBe(0);
  const forged = await page.request.post(`/instances/${id}?index`, {
    form: { intent: "connect" },
    headers: { origin: dashboardUrl },
  });
  expect(forged.status()).toBe(403);
});
