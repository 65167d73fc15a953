import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "playwright-core";

/** Debian's packages. The first is the same browser without the parts that draw windows, for two thirds of the CPU. */
const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** It finds this machine and nobody else. */
const HOSTS = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost";
const OPTIONS = { args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", HOSTS] };

/** Where the browser of the tests is: `CHROMIUM_PATH`, or Debian's. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  return (named ? [named] : PLACES).find((path) => existsSync(path));
}

export const launchChromium = () => chromium.launch(launchOptions());

/** For several processes, which connect to it. */
export const serveChromium = () => chromium.launchServer(launchOptions());

function launchOptions(): LaunchOptions {
  const executablePath = findChromium();
  if (executablePath) return { ...OPTIONS, executablePath };
  throw new Error("No Chromium here: apt-get install chromium-headless-shell, or set CHROMIUM_PATH.");
}
