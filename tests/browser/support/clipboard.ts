import type { Locator, Page } from "playwright-core";
import { until } from "../../support/until.ts";

/** Presses a button until what it copies is there: all windows of the browser have one clipboard, and other files copy as well. */
export async function expectCopied(page: Page, button: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await until(async () => {
    await button.click();
    return (await page.evaluate(() => navigator.clipboard.readText())) === text;
  });
}
