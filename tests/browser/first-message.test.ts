import { expect, it } from "vitest";
import { freshEmail, PASSWORD } from "./support/account.ts";
import { gatewayUrl, newPage, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { makeConnected } from "./support/instances.ts";

/** So long a newcomer may need who knows nothing and reads nothing. */
const PATIENCE_MS = 180_000;

it("leads a newcomer from sign-up to a message that was read, by visible buttons alone", async () => {
  const page = await newPage();
  const email = freshEmail();
  await page.goto("/");
  const begun = performance.now();
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Your name").fill("Sari Wulandari");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("Company").fill("Toko Sari");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("heading", { name: "Look into your mailbox" }).waitFor();
  await page.getByRole("link", { name: "Mails of this machine" }).click();
  await page.getByRole("article").getByRole("link").first().click();
  await page.getByText("0 of 4 done").waitFor();

  // Three screens from here: the list with its form, the code, and the number.
  await page.getByRole("link", { name: /Connect a number/ }).click();
  await page.getByLabel("Name").fill("toko-jakarta");
  await page.getByRole("button", { name: "Create and connect" }).click();
  const dialog = page.getByRole("dialog", { name: "Connect “toko-jakarta”" });
  // The simulated phone also scans by itself after five seconds: on a slow machine there is nothing left to press.
  const scan = dialog.getByRole("button", { name: "Scan with the simulated phone" });
  await scan.click({ timeout: 5_000 }).catch(() => undefined);
  await page.getByText("Connected since").waitFor();
  await dialog.waitFor({ state: "detached" });

  await page.getByLabel("To", { exact: true }).fill("0812-3456-7890");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("To +6281234567890").waitFor();
  await page.getByText(/^Message: (Delivered|Read)$/).waitFor({ state: "attached" });
  const ms = performance.now() - begun;
  console.log(`sign-up to delivered: ${(ms / 1000).toFixed(1)} s`);
  expect(ms).toBeLessThan(PATIENCE_MS);
  const request = await page.getByRole("region", { name: "Request" }).textContent();
  expect(request).toContain(`curl -X POST '${gatewayUrl}/v1/message/sendText/toko-jakarta'`);
  expect(request).toContain('"number":"6281234567890"');
  expect(await page.getByRole("region", { name: "Answer: 201" }).textContent()).toContain('"status": "PENDING"');
  await page.getByText("Message: Read").waitFor({ state: "attached" });
  await inspect(page, "instance");

  // The log has it seconds later: whoever looks at once sees it come.
  await page.getByRole("link", { name: "Messages" }).click();
  await page.getByRole("listitem").filter({ hasText: "••••7890" }).getByText("Read").first().waitFor();

  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByText("2 of 4 done").waitFor();
});

it("says in words what is wrong with a number, at its field", async () => {
  const { page, tenantId } = await signedInPage();
  const { id } = await makeConnected(tenantId, "toko");
  await page.goto(`/instances/${id}`);
  await page.getByLabel("To", { exact: true }).fill("12");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("The number is too short.").waitFor();
  expect(await page.getByLabel("To", { exact: true }).getAttribute("aria-invalid")).toBe("true");
});
