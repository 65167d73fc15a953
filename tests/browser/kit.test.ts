import { expect, it } from "vitest";
import { newPage, open } from "./support/browser.ts";
import { findings, inspect } from "./support/inspect.ts";

async function kit() {
  const page = await newPage();
  await open(page, "/dev/kit");
  return page;
}

it("has no serious finding in any part, in light, dark and on a phone", async () => {
  await inspect(await kit(), "kit");
});

it("keeps the focus in a dialog and gives it back", async () => {
  const page = await kit();
  const trigger = page.getByRole("button", { name: "Confirm" });
  await trigger.click();
  const dialog = page.getByRole("dialog", { name: "Delete “demo”?" });
  await dialog.waitFor();
  expect(await findings(page)).toEqual([]);
  for (let step = 0; step < 8; step++) await page.keyboard.press("Tab");
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  expect(await trigger.evaluate((element) => element === document.activeElement)).toBe(true);
});

it("deletes only after the name was typed", async () => {
  const page = await kit();
  await page.getByRole("button", { name: "Confirm" }).click();
  const button = page.getByRole("button", { name: "Delete", exact: true }).last();
  expect(await button.isDisabled()).toBe(true);
  await page.getByLabel("Type “demo” to confirm").fill("demo");
  expect(await button.isDisabled()).toBe(false);
});

it("keeps an error until it is closed, with its request id", async () => {
  const page = await kit();
  await page.getByRole("button", { name: "Good toast" }).click();
  await page.getByRole("button", { name: "Error toast" }).click();
  const error = page.getByRole("listitem").filter({ hasText: "Not saved" });
  await error.waitFor();
  await page.getByText("Key created", { exact: true }).first().waitFor({ state: "detached" });
  expect(await error.isVisible()).toBe(true);
  expect(await error.textContent()).toContain("0199b2c4");
  await error.getByRole("button", { name: "Close" }).click();
  await error.waitFor({ state: "detached" });
});

it("says why a button may not be pressed", async () => {
  const page = await kit();
  const button = page.getByRole("button", { name: "Forbidden" });
  await button.focus();
  expect(await button.getAttribute("aria-disabled")).toBe("true");
  expect(await button.textContent()).toContain("Your role does not allow this.");
});

it("colours a quota from 80 % and from 100 %", async () => {
  const page = await kit();
  const colour = (name: string) =>
    page
      .getByRole("progressbar", { name })
      .locator("div")
      .evaluate((bar) => getComputedStyle(bar).backgroundColor);
  const [messages, instances, keys] = await Promise.all(["Messages", "Instances", "Keys"].map(colour));
  expect(new Set([messages, instances, keys]).size).toBe(3);
  expect(await page.getByText("86%").isVisible()).toBe(true);
});
