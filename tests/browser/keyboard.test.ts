import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { overviewPage } from "./support/browser.ts";

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

it("skips to the content with the first key", async () => {
  const { page } = await overviewPage();
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to content");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("content");
});

it("jumps anywhere with Ctrl-K", async () => {
  const { page } = await overviewPage();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Jump to" }).waitFor();
  await page.keyboard.type("sett");
  await page.getByRole("option", { name: "Settings", selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Profile" }).waitFor();
  expect(await page.getByRole("combobox", { name: "Jump to" }).count()).toBe(0);
});

it("gives the focus back when a window closes that has an address, and when the palette does", async () => {
  const { page } = await overviewPage();
  await page.getByRole("link", { name: "Instances", exact: true }).press("Enter");
  const opener = page.getByRole("link", { name: "New number" }).first();
  await opener.press("Enter");
  for (const open of ["window", "palette"]) {
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => focused(page), { message: `after the ${open}` }).toBe("New number");
    await page.keyboard.press("Control+k");
  }
});

it("opens the account menu, changes the appearance and gives the focus back", async () => {
  const { page } = await overviewPage();
  const button = page.getByRole("button", { name: /Your account/ });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Sign out" }).waitFor({ state: "hidden" });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Dark", exact: true }).press("Enter");
  await page.locator("html[data-theme=dark]").waitFor();
});

it("shows where the focus is on everything that can have it", async () => {
  const { page } = await overviewPage();
  const invisible: string[] = [];
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { text: element.textContent, isSeen: outlineStyle !== "none" && outlineWidth !== "0px" };
    });
    if (seen && !seen.isSeen) invisible.push(seen.text ?? "");
  }
  expect(invisible).toEqual([]);
});
