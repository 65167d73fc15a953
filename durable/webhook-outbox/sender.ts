import { rememberAddresses, resolveOverHttps } from "../../lib/resolve-host";
import type { VersionedSecrets } from "../../lib/secrets";
import { rememberHosts } from "../../lib/server-hosts";
import { DIRECTORY_NAME } from "../server-directory/server-directory";
import type { Sender } from "./attempt";
import { timeScale } from "./schedule";

/** Sends to the world outside alone: not to Zapin itself, nor to the servers behind it. */
export function createSender(env: Env, secrets: VersionedSecrets) {
  const { ALLOW_LOCAL_URLS, ENVIRONMENT, PUBLIC_URL, DASHBOARD_URL } = env;
  const safe = {
    allowLocal: ALLOW_LOCAL_URLS === "true" && ENVIRONMENT !== "production",
    ownHosts: [PUBLIC_URL, DASHBOARD_URL].filter(Boolean).map((url) => new URL(url).host),
    resolve: rememberAddresses(resolveOverHttps),
    serverHosts: rememberHosts(async () => env.SERVERS.getByName(DIRECTORY_NAME).hosts()),
  };
  return { secrets, safe, scale: timeScale(env) } satisfies Sender;
}
