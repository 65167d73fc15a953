import { it } from "vitest";
import { chooseLiveData, open, overviewPage, signedInPage } from "./support/browser.ts";
import { expectCopied } from "./support/clipboard.ts";
import { inspect } from "./support/inspect.ts";
import { makeInstance } from "./support/instances.ts";

it("scans, lets a message arrive, and ends the connection of a simulated phone", async () => {
  const { page, tenantId } = await signedInPage();
  const { call } = await makeInstance(tenantId, "toko");
  await call("GET", "/instance/connect/toko");
  await open(page, "/sandbox");
  await page.getByAltText("QR code to scan with WhatsApp").waitFor();
  await inspect(page, "sandbox-scan");
  await page.getByRole("button", { name: "Scan with the simulated phone" }).click();
  await page.getByText("Connected", { exact: true }).waitFor();

  await page.getByLabel("Sender’s number").fill("0812-3456-7890");
  await page.getByLabel("Sender’s name").fill("Budi");
  await page.getByRole("button", { name: "Let it arrive" }).click();
  await page.getByText("The message has arrived", { exact: true }).waitFor();
  await page.getByRole("list", { name: "Messages", exact: true }).getByText("From ••••7890").waitFor();
  await inspect(page, "sandbox");

  await page.getByLabel("End the connection").selectOption("banned");
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByText("Banned by WhatsApp").first().waitFor();
});

it("explains every magic number and copies it", async () => {
  const { page } = await signedInPage();
  await open(page, "/sandbox");
  await page.getByRole("heading", { name: "No simulated phone yet" }).waitFor();
  await page.getByRole("row", { name: /99900000003.*Is accepted, then fails\./ }).waitFor();
  await expectCopied(page, page.getByRole("button", { name: "Copy 99900000003" }), "99900000003");
});

it("belongs to test data, and leads there from live data", async () => {
  const { page } = await overviewPage();
  await chooseLiveData(page);
  await open(page, "/sandbox");
  await page.getByRole("button", { name: "Switch to test data" }).click();
  await page.getByRole("heading", { name: "Magic numbers to send to" }).waitFor();
});
