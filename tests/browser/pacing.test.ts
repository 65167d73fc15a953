import { expect, it } from "vitest";
import { until } from "../support/until.ts";
import { createAccount } from "./support/account.ts";
import { dashboardUrl, gatewayUrl, newPage, open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { makeConnected } from "./support/instances.ts";
import { asOperator } from "./support/operator.ts";

const TEXT = { number: "6281234567890", text: "halo" };

it("paces a number, shows what waits and why, and cancels it", async () => {
  const { page, tenantId } = await signedInPage();
  const { id, call } = await makeConnected(tenantId, "toko");
  await open(page, `/instances/${id}`);
  await page.getByRole("link", { name: "Pacing" }).click();
  await page.getByText("Nothing waits", { exact: true }).waitFor();

  await page.getByRole("switch", { name: /Pace messages/ }).check();
  await page.getByLabel("Messages a minute, at most").fill("0.1");
  await page.getByLabel("Messages on the first day").fill("20");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("This is not valid", { exact: false }).or(page.locator("[aria-invalid=true]")).first().waitFor();
  await page.getByLabel("Days until all are allowed").fill("14");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Saved. It holds for new calls within ten seconds.", { exact: true }).waitFor();
  await inspect(page, "instance-pacing-empty");

  // What an isolate knew of the number holds for up to ten seconds.
  const queued: { id: string }[] = [];
  await expect
    .poll(
      async () => {
        const answer = (await call("POST", "/message/sendText/toko", TEXT)) as { id: string; state?: string };
        if (answer.state) queued.push(answer);
        return queued.length;
      },
      { interval: 1_000 },
    )
    .toBeGreaterThanOrEqual(3);
  // The first goes at once, and the next ten minutes later: from then on those that wait can be counted.
  const sent = async (id = "") => ((await call("GET", `/paced/find/toko/${id}`)) as { state: string }).state === "sent";
  await until(() => sent(queued[0]?.id));

  await open(page, `/instances/${id}/pacing`);
  const cancel = page.getByRole("button", { name: "Cancel the message to ••••7890" });
  await cancel.first().waitFor();
  const before = await cancel.count();
  await inspect(page, "instance-pacing");
  await cancel.last().click();
  await page.getByText("The message was cancelled", { exact: true }).waitFor();
  expect(await cancel.count()).toBe(before - 1);

  await page.getByRole("button", { name: "Cancel all" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel all messages" }).click();
  await page.getByText("Nothing waits", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Done" }).click();
  const cancelled = page.getByText("Cancelled", { exact: true });
  await cancelled.first().waitFor();
  await inspect(page, "instance-pacing-done");

  // What a program does meanwhile comes to the page by itself.
  const shown = await cancelled.count();
  const { id: sendId } = (await call("POST", "/message/sendText/toko", TEXT)) as { id: string };
  await call("DELETE", `/paced/cancel/toko/${sendId}`);
  await cancelled.nth(shown).waitFor();
});

it("works without a script, in the language of whoever looks", async () => {
  const { cookies, tenantId } = await createAccount({ dashboardUrl, gatewayUrl });
  const { id } = await makeConnected(tenantId, "toko");
  const plain = await newPage({ javaScriptEnabled: false });
  await plain.context().addCookies(cookies);
  await plain.goto(`/instances/${id}/pacing`);
  await plain.getByLabel("Messages a day, at most").fill("77");
  await plain.locator("[name=quietFrom]").fill("21:00");
  await plain.locator("[name=quietTo]").fill("07:30");
  await plain.getByRole("button", { name: "Save changes" }).click();
  await plain.getByText("Saved. It holds for new calls within ten seconds.", { exact: true }).waitFor();
  const path = `/tenants/${tenantId}/instances/${id}/pacing`;
  expect(await asOperator({ method: "GET", path })).toMatchObject({
    pacing: { enabled: false, dailyCap: 77, quietHours: { from: "21:00", to: "07:30" } },
  });
});
