import { randomUUID } from "node:crypto";
import type { Page, WebSocketRoute } from "playwright-core";
import { expect, it } from "vitest";
import type { InstanceView } from "../../lib/contract/instance-state";
import { newPage, open, signedInPage } from "./support/browser.ts";
import { expectCopied } from "./support/clipboard.ts";
import { findings, inspect } from "./support/inspect.ts";
import { makeConnected, makeInstance } from "./support/instances.ts";
import { asOperator, putOnBusinessPlan } from "./support/operator.ts";
import { startUpstream } from "./support/upstream.ts";

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Connect “toko”" });

it("shows a code with its time left, and closes itself with who is connected", async () => {
  const { page, tenantId } = await signedInPage();
  const { id, call } = await makeInstance(tenantId, "toko");
  await open(page, `/instances/${id}`);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  const dialog = dialogOf(page);
  await dialog.getByText("Waiting for the phone").waitFor();
  await dialog.getByText(/Next code in \d+ s/).waitFor();
  const code = dialog.getByAltText("QR code to scan with WhatsApp");
  expect(await code.getAttribute("src")).toMatch(/^data:image\/png;base64,/);
  expect(await findings(page)).toEqual([]);
  await inspect(page, "instance-connect");

  await call("POST", "/sandbox/scan/toko");
  await dialog.getByText("Sandbox", { exact: true }).waitFor();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("“toko” is connected", { exact: true }).waitFor();
  await page.getByText("Connected since").waitFor();
});

it("gives eight characters in two groups to type, and copies them", async () => {
  const { page, tenantId } = await signedInPage();
  const { id } = await makeInstance(tenantId, "toko");
  await open(page, `/instances/${id}?connect=code`);
  const dialog = dialogOf(page);
  await dialog.getByLabel("Phone number").fill("call me");
  await dialog.getByRole("button", { name: "Get code" }).click();
  await dialog.getByText("This is not a phone number.").waitFor();
  // Of this form, not of the test message behind it, whose number has the same name.
  expect(await page.getByText("This is not a phone number.").count()).toBe(1);
  await dialog.getByLabel("Phone number").fill("0812-3456-7890");
  await dialog.getByRole("button", { name: "Get code" }).click();
  const groups = dialog.getByLabel("Pairing code", { exact: true }).locator("span");
  await groups.nth(1).waitFor();
  const written = await groups.allInnerTexts();
  expect(written).toEqual([expect.stringMatching(/^[A-Z0-9]{4}$/), expect.stringMatching(/^[A-Z0-9]{4}$/)]);
  await expectCopied(page, dialog.getByRole("button", { name: "Copy pairing code" }), written.join(""));
});

const LONG_AGO = "2026-01-01T00:00:00.000Z";
const PIXEL =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const OTHER_PIXEL = `${PIXEL}#`;
const SHOWN = { code: "2@a", image: PIXEL, pairingCode: null, expiresAt: LONG_AGO, count: 1, limit: 30 };

/** The live connection, told by the test: says what a number is doing, as soon as the page listens. */
async function tellLive(page: Page, id: string) {
  let seq = 1;
  const view: InstanceView = {
    ...{ id, name: "toko", status: "created", since: LONG_AGO, cause: null, causeCode: null, qr: null, profile: null },
    ...{ lastInboundAt: null, lastOutboundAt: null, sentToday: 0, silence: null },
  };
  const opened = Promise.withResolvers<WebSocketRoute>();
  await page.routeWebSocket(/\/live/, (socket) => {
    socket.send(JSON.stringify({ type: "snapshot", seq, instances: [view] }));
    opened.resolve(socket);
  });
  return async (change: Partial<InstanceView>) => {
    const socket = await opened.promise;
    seq++;
    socket.send(JSON.stringify({ type: "instance", seq, instance: { ...view, ...change } }));
  };
}

it("swaps the next code in by itself, and takes no code for gone when its time is over", async () => {
  const { page, tenantId } = await signedInPage();
  const { id } = await makeInstance(tenantId, "toko");
  const say = await tellLive(page, id);
  await open(page, `/instances/${id}?connect=qr`);
  const dialog = dialogOf(page);
  await dialog.getByText("Have the phone at hand, then start.").waitFor();
  await say({ status: "connecting", qr: SHOWN });
  await dialog.getByText("The next code is on its way").waitFor();
  expect(await dialog.getByRole("img").getAttribute("src")).toBe(PIXEL);
  const expiresAt = new Date(Date.now() + 45_000).toISOString();
  await say({ status: "connecting", qr: { ...SHOWN, code: "2@b", image: OTHER_PIXEL, expiresAt, count: 2 } });
  await dialog.getByText(/Next code in \d+ s/).waitFor();
  expect(await dialog.getByRole("img").getAttribute("src")).toBe(OTHER_PIXEL);
});

it("has words of its own for each thing that can happen while connecting", async () => {
  const { page, tenantId } = await signedInPage();
  const { id } = await makeInstance(tenantId, "toko");
  const say = await tellLive(page, id);
  await open(page, `/instances/${id}?connect=qr`);
  const dialog = dialogOf(page);
  await dialog.getByText("Have the phone at hand, then start.").waitFor();
  await say({ status: "connecting", qr: SHOWN });
  await dialog.getByText("Waiting for the phone").waitFor();
  await say({ status: "connecting", qr: null });
  await dialog.getByText("Scanned. WhatsApp is connecting the phone …").waitFor();
  await say({ status: "refused", cause: "qr_limit" });
  await dialog.getByText("QR code limit reached").waitFor();
  await dialog.getByRole("button", { name: "Try again" }).waitFor();
  await say({ status: "closed", cause: "banned", causeCode: 403 });
  await dialog.getByText("WhatsApp refused the connection").waitFor();
  await dialog.getByText("Banned by WhatsApp").waitFor();
  await say({ status: "open", profile: { number: "6281234567890", name: "Toko Sari", pictureUrl: PIXEL } });
  await dialog.getByText("Toko Sari").waitFor();
  expect(await dialog.locator("img").getAttribute("src")).toBe(PIXEL);
  await dialog.waitFor({ state: "detached" });
});

it("says that WhatsApp's server is down, and shows the code when it is back", async () => {
  const { page, tenantId } = await signedInPage();
  await putOnBusinessPlan(tenantId);
  const server = await startUpstream(tenantId, page);
  const body = { name: "toko", mode: "live" };
  const { id } = (await asOperator({ method: "POST", path: `/tenants/${tenantId}/instances`, body })) as { id: string };
  await server.stop();
  await open(page, `/instances/${id}?connect=qr`);
  const dialog = dialogOf(page);
  await dialog.getByRole("button", { name: "Show QR code" }).click();
  await dialog.getByText("WhatsApp’s server does not answer").waitFor();
  await dialog.getByText("Nothing is wrong with the phone. Try again in a minute.").waitFor();
  expect(await findings(page)).toEqual([]);
  await inspect(page, "instance-connect-down");
  await server.start();
  await dialog.getByRole("button", { name: "Try again" }).click();
  await dialog.getByAltText("QR code to scan with WhatsApp").waitFor();
});

it("says why a number is not connected any more, and what to do", async () => {
  const { page, tenantId } = await signedInPage();
  const { id, call } = await makeConnected(tenantId, "toko");
  await open(page, `/instances/${id}`);
  await page.getByText("Connected since").waitFor();
  await call("POST", "/sandbox/disconnect/toko", { reason: "banned" });
  await page.getByText("Banned by WhatsApp").waitFor();
  await page.getByText("Open WhatsApp on the phone and ask for a review.").waitFor();
  await page.getByRole("button", { name: "Connect", exact: true }).waitFor();
  await open(page, "/instances");
  await page.getByRole("row", { name: /toko.*Disconnected/ }).waitFor();
  await inspect(page, "instances");
});

it("lets somebody without an account connect a number by a link, once", async () => {
  const { page, tenantId } = await signedInPage();
  const { id, call } = await makeInstance(tenantId, "toko");
  await open(page, `/instances/${id}`);
  await page.getByRole("button", { name: "Make link" }).click();
  const link = (await page.getByLabel("Link to share").textContent()) ?? "";
  expect(new URL(link).pathname).toMatch(/^\/share\/[a-z2-7]{32}$/);

  const guest = await newPage();
  await open(guest, new URL(link).pathname);
  await guest.getByRole("heading", { name: "Connect “toko”" }).waitFor();
  await guest.getByRole("button", { name: "Show QR code" }).click();
  await guest.getByAltText("QR code to scan with WhatsApp").waitFor();
  await inspect(guest, "share");
  await call("POST", "/sandbox/scan/toko");
  await guest.getByText("You can close this page.").waitFor();

  // Pairing again needs another link, and the owner's next link ends the one before.
  await page.getByRole("button", { name: "Make link" }).click();
  await page.getByLabel("Link to share").filter({ hasNotText: link }).waitFor();
  await guest.goto(new URL(link).pathname);
  await guest.getByText("This link is over").waitFor();
});

it("says that a link is over which never was one", async () => {
  const page = await newPage();
  await page.goto(`/share/${randomUUID()}`);
  await page.getByText("This link is over").waitFor();
});
