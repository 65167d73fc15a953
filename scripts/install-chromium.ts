import { spawnSync } from "node:child_process";
import { findChromium } from "../tests/support/chromium.ts";

const INSTALL =
  "apt-get update -qq && apt-get install -qq --yes --no-install-recommends chromium-headless-shell fonts-liberation";

/** Debian's Chromium for the browser tests, where there is none. They say what is missing if this could not help. */
export function installChromium(): void {
  if (findChromium() || process.env.CHROMIUM_PATH) return;
  console.log("\n── Chromium, for the browser tests");
  const [command, ...rest] = process.getuid?.() === 0 ? ["sh", "-c", INSTALL] : ["sudo", "-n", "sh", "-c", INSTALL];
  if (command)
    spawnSync(command, rest, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}
