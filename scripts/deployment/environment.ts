import type { Settings } from "./settings.ts";

/** What a deployment needs from the shell it runs in. */
const NEEDED: Readonly<Record<string, string>> = {
  CLOUDFLARE_API_TOKEN: "may edit Workers Scripts, R2, Pages and Workers Routes; docs/deploy.md has the list",
  CLOUDFLARE_ACCOUNT_ID: "whose account; the right column of the account's home page shows it",
  DATABASE_URL: "Neon Postgres, to migrate it: the same string that the worker's secret of this name has",
};

/** What has to be set or filled in before anything can be deployed, a line each. */
export function missingFromShell(
  env: Readonly<Record<string, string | undefined>>,
  { environment, publicUrl, dashboardUrl }: Pick<Settings, "environment" | "publicUrl" | "dashboardUrl">,
): string[] {
  const unset = Object.entries(NEEDED).filter(([name]) => !env[name]);
  const invented = Object.entries({ publicUrl, dashboardUrl }).filter(([, url]) => isExample(url));
  return [
    ...unset.map(([name, purpose]) => `  ${name}: ${purpose}`),
    ...invented.map(([name, url]) => `  ${name} in deployments/${environment}.json: ${url} is only an example`),
  ];
}

const isExample = (url: string) => /(^|\.)example\.(com|org|net)$/.test(new URL(url).hostname);

export const sayMissingFromShell = (missing: readonly string[]): string =>
  [
    "Nothing was changed: this is missing before a deployment can begin.",
    ...missing,
    "What the worker itself needs is compared after that. `--dry-run` builds everything without an account.",
  ].join("\n");
