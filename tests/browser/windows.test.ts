import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { newPage, open, signedInPage } from "./support/browser.ts";

// Windows go from test to test. What a test leaves in its own must not be there for the next.

describe("a window", () => {
  let before: Page | undefined;

  it("is left signed in, with a route, a permission, a dark page and something kept", async () => {
    const { page } = await signedInPage();
    before = page;
    await open(page, "/");
    await page.context().grantPermissions(["clipboard-read"]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.route("**/sign-in", (route) => route.fulfill({ body: "not the page" }));
    await page.evaluate(() => {
      localStorage.setItem("kept", "yes");
      sessionStorage.setItem("kept", "yes");
    });
  });

  it("comes to the next test with none of it", async () => {
    const page = await newPage();
    expect(page).toBe(before);
    await open(page, "/sign-in");
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    const left = await page.evaluate(async () => ({
      kept: localStorage.getItem("kept") ?? sessionStorage.getItem("kept"),
      isDark: matchMedia("(prefers-color-scheme: dark)").matches,
      clipboard: (await navigator.permissions.query({ name: "clipboard-read" as PermissionName })).state,
    }));
    expect(left).toEqual({ kept: null, isDark: false, clipboard: "prompt" });
    await page.addInitScript(() => Object.assign(window, { isChanged: true }));
  });

  it("is not given on once it was told what it cannot forget", async () => {
    const page = await newPage();
    expect(page).not.toBe(before);
    await open(page, "/sign-in");
    expect(await page.evaluate(() => "isChanged" in window)).toBe(false);
  });
});
