import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const Https = z.url({ protocol: /^https$/ });

/** One environment, as `deployments/<name>.json` describes it. No secrets in it. */
export const Settings = z.strictObject({
  environment: z.enum(["staging", "production"]),
  /** Names of the worker, the Pages project and the R2 bucket at Cloudflare. */
  worker: z.string().regex(/^[a-z0-9-]{1,54}$/),
  dashboard: z.string().regex(/^[a-z0-9-]{1,54}$/),
  mediaBucket: z.string().regex(/^[a-z0-9-]{3,63}$/),
  /** Where developers and Evolution servers reach the worker, and people the dashboard. */
  publicUrl: Https,
  dashboardUrl: Https,
  /** Sender of mails. */
  mailFrom: z.string().min(3),
  /** Further variables, such as GOOGLE_CLIENT_ID. */
  vars: z.record(z.string(), z.string()).default({}),
});
export type Settings = z.output<typeof Settings>;

const FOLDER = join(import.meta.dirname, "../../deployments");

/** Throws with what is wrong and where. */
export function readSettings(name: string, folder = FOLDER): Settings {
  const file = join(folder, `${name}.json`);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new Error(`There is no deployments/${name}.json. Copy deployments/example.json and fill it in.`);
  }
  const parsed = Settings.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`deployments/${name}.json:\n${z.prettifyError(parsed.error)}`);
  if (parsed.data.environment !== name)
    throw new Error(`deployments/${name}.json says environment "${parsed.data.environment}".`);
  return parsed.data;
}
