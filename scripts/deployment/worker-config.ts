import { dirname, join } from "node:path";
import { unstable_readConfig } from "wrangler";
import type { Settings } from "./settings.ts";

/**
 * wrangler.toml with what an environment changes. Written to a file of its own, since an `[env.*]` table would have to
 * repeat every binding and could miss one.
 */
export function workerConfig(
  toml: string,
  { worker, environment, publicUrl, dashboardUrl, mediaBucket, mailFrom, vars }: Settings,
) {
  const raw = unstable_readConfig({ config: toml }, { hideWarnings: true });
  const own = {
    ENVIRONMENT: environment,
    PUBLIC_URL: new URL(publicUrl).origin,
    DASHBOARD_URL: new URL(dashboardUrl).origin,
    NEON_ENDPOINT: "",
    ALLOW_LOCAL_URLS: "false",
    TIME_SCALE: "1",
    MAIL_FROM: mailFrom,
  };
  return {
    name: worker,
    main: raw.main,
    compatibility_date: raw.compatibility_date,
    compatibility_flags: raw.compatibility_flags,
    keep_names: false,
    minify: true,
    workers_dev: false,
    routes: [{ pattern: new URL(publicUrl).host, custom_domain: true }],
    vars: { ...raw.vars, ...vars, ...own },
    alias: absolute(raw.alias, dirname(toml)),
    assets: { ...raw.assets, directory: join(dirname(toml), raw.assets?.directory ?? "public") },
    build: { ...raw.build, cwd: dirname(toml) },
    durable_objects: raw.durable_objects,
    migrations: raw.migrations,
    r2_buckets: raw.r2_buckets.map((bucket: { binding: string }) => ({ ...bucket, bucket_name: mediaBucket })),
    ratelimits: raw.ratelimits,
    triggers: raw.triggers,
    observability: raw.observability,
    placement: { mode: "off" },
  };
}

const absolute = (alias: Record<string, string> = {}, folder: string) =>
  Object.fromEntries(Object.entries(alias).map(([name, path]) => [name, join(folder, path)]));

/** app/wrangler.toml for an environment: the Pages project that asks this worker. */
export const dashboardConfig = ({ dashboard, worker, environment, publicUrl }: Settings) => ({
  name: dashboard,
  pages_build_output_dir: "build/client",
  compatibility_date: "2026-11-01",
  compatibility_flags: ["nodejs_compat"],
  vars: { ENVIRONMENT: environment, GATEWAY_URL: new URL(publicUrl).origin },
  services: [{ binding: "API", service: worker, entrypoint: "Dashboard" }],
});
