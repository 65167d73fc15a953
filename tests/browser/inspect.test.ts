import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { newPage, open } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";

/** A page in which the tests may put what is wrong. */
async function kit(): Promise<Page> {
  const page = await newPage();
  await open(page, "/dev/kit");
  return page;
}

/** One line of text on the page, drawn in a way of its own. */
const write = (page: Page, style: string) =>
  page.evaluate((text) => {
    const line = document.createElement("p");
    line.textContent = "As a mistake would look";
    line.style.cssText = text;
    document.querySelector("main")?.append(line);
  }, style);

it("takes nothing that is hard to read, in light or in dark", async () => {
  const page = await kit();
  await write(page, "color-scheme: light dark; background: light-dark(white, black); color: light-dark(black, #222)");
  await expect(inspect(page, "broken")).rejects.toThrow(/axe, broken, dark/);
  const other = await kit();
  await write(other, "background: white; color: #eee");
  await expect(inspect(other, "broken")).rejects.toThrow(/axe, broken, light/);
});

it("takes nothing that is wider than a phone, and no error of the page", async () => {
  const page = await kit();
  await write(page, "width: 400px");
  await expect(inspect(page, "broken")).rejects.toThrow(/broken at 360 px/);
  const other = await kit();
  await other.evaluate(() => console.error("a mistake"));
  await expect(inspect(other, "broken")).rejects.toThrow(/broken: errors of the page/);
});
