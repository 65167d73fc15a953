import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import axe, { type RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { complaintsOf } from "./browser.ts";

const PICTURES = join(import.meta.dirname, "../../../.zapin/screenshots");

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
/** The wide one at 200 %. */
const ENLARGED = { width: 640, height: 400 };

/** Nothing but colours differs in the dark. */
const COLOURS: RunOptions = { runOnly: ["color-contrast", "link-in-text-block"] };

/**
 * What must hold for every screen: no serious finding by axe in light and dark, nothing wider than a phone or than half a window, no
 * complaint of the page itself. Leaves the page as it was and, with `SCREENSHOTS=1`, pictures for people to look at.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const [colorScheme, rules] of [
    ["light", {}],
    ["dark", COLOURS],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await settle(page);
    await picture(page, `${name}-${colorScheme}`);
    expect(await findings(page, rules), `axe, ${name}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize(PHONE);
  await picture(page, `${name}-phone`);
  expect(await widthOf(page), `${name} at 360 px`).toBeLessThanOrEqual(PHONE.width);
  await page.setViewportSize(ENLARGED);
  expect(await widthOf(page), `${name} at 200 %`).toBeLessThanOrEqual(ENLARGED.width);
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "light" });
  expect(complaintsOf(page), `${name}: errors of the page`).toEqual([]);
}

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

/**
 * No colour is on its way from one to another, nor its heirs' after it: ended, not waited for, since a window behind others does
 * not move on.
 */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const underWay = () => document.getAnimations().filter((each) => each instanceof CSSTransition);
    for (let found = underWay(); found.length > 0; found = underWay()) {
      for (const each of found) each.finish();
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
}

/** From the top: what sticks to the window would else stand in the middle of the picture. */
async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return;
  await mkdir(PICTURES, { recursive: true });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true, animations: "disabled" });
}

/** Serious and critical violations, with where they are. */
export async function findings(page: Page, rules: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    { ...rules, resultTypes: ["violations" as const] },
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
    );
}
