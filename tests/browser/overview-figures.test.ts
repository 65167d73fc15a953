import { expect, it } from "vitest";
import { chooseLiveData, open, overviewPage, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { makeConnected } from "./support/instances.ts";
import { asOperator } from "./support/operator.ts";

it("ticks the first steps by itself, and keeps them away once they are put away", async () => {
  const { page, tenantId } = await overviewPage();
  await page.getByText("0 of 4 done").waitFor();
  await makeConnected(tenantId, "toko"); // with a key of its own
  await open(page, "/");
  await page.getByText("2 of 4 done").waitFor();
  await page.getByRole("link", { name: /Connect a number \(done\)/ }).waitFor();
  await page.getByRole("button", { name: "Hide" }).click();
  await page.getByText("2 of 4 done").waitFor({ state: "detached" });
  await open(page, "/");
  expect(await page.getByText("2 of 4 done").count()).toBe(0);
  await page.getByRole("button", { name: "Show first steps" }).click();
  await page.getByText("2 of 4 done").waitFor();
});

it("shows what is connected, and each message as it comes and goes", async () => {
  const { page, tenantId } = await signedInPage();
  const { call } = await makeConnected(tenantId, "toko");
  await open(page, "/");
  await page.getByText("1 / 1", { exact: true }).waitFor();
  await page.getByText("Nothing yet.").waitFor();
  await page.getByRole("status").filter({ hasText: "Live" }).waitFor();
  await call("POST", "/sandbox/inbound/toko", { from: "6281234567890", text: "halo" });
  const event = page.getByRole("listitem").filter({ hasText: "••••7890" });
  await event.getByText("Received").waitFor();
  await call("POST", "/message/sendText/toko", { number: "6281111111111", text: "hai" });
  const sent = page.getByRole("listitem").filter({ hasText: "••••1111" });
  await sent.getByText("Read").waitFor();
  await inspect(page, "overview-busy");
  await call("POST", "/sandbox/disconnect/toko", { reason: "logged_out" });
  await page.getByText("0 / 1", { exact: true }).waitFor();
  await page.getByText("1 needs attention").waitFor();
  // Of the real numbers nothing was told, and what the simulated ones did is not theirs.
  await chooseLiveData(page);
  await page.getByText("0 / 0", { exact: true }).waitFor();
  await page.getByText("Nothing yet.").waitFor();
});

it("shows a limit amber from 80 % and red at 100 %, and when the others start again", async () => {
  const { page, tenantId } = await signedInPage();
  await asOperator({
    method: "PUT",
    path: `/operator/tenants/${tenantId}`,
    body: {
      ...{ name: "Toko Uji", slug: `toko-${tenantId}`, region: "apac", timeZone: "Asia/Jakarta", locale: "en" },
      ...{ planId: "business", standing: { keys: 5 } },
    },
  });
  const makeKey = (name: string) =>
    asOperator({ method: "POST", path: `/tenants/${tenantId}/keys`, body: { name, mode: "live" } });
  const bar = page.getByRole("progressbar", { name: "Live API keys" }).locator("div");
  for (const name of ["a", "b", "c", "d"]) await makeKey(name);
  await open(page, "/");
  await page.getByText("4 / 5 80%").waitFor();
  expect(await bar.getAttribute("class")).toContain("bg-mark");
  await makeKey("e");
  await open(page, "/");
  await page.getByText("5 / 5 100%").waitFor();
  expect(await bar.getAttribute("class")).toContain("bg-bad");
  await page
    .getByText(/Starts again on \w+ \d+, \d{4}/)
    .first()
    .waitFor();
});
