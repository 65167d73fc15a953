import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { unstable_readConfig } from "wrangler";
import * as z from "zod";
import { reservePort } from "../../local/ports.ts";
import type { CorePlan } from "../cores.ts";
import type { System } from "../system.ts";
import { startWorkerd, type WorkerService } from "../workerd.ts";
import { buildWorker, WRANGLER_CONFIG } from "./build.ts";
import { OPEN_PLAN, startDatabase } from "./database.ts";
import { type Management, manage } from "./management.ts";

/** The built worker, served by several isolates that share the same Durable Objects. */
export interface Gateway {
  system: System;
  tenantId: string;
  management: Management;
  /** One port per isolate; the first is the system's own. */
  ports: readonly number[];
  /** Closes what runs in this process; the worker's own process ends with all others. */
  close(): Promise<void>;
}

const WranglerConfig = z.object({
  compatibility_date: z.string(),
  compatibility_flags: z.array(z.string()),
  durable_objects: z.object({ bindings: z.array(z.object({ name: z.string(), class_name: z.string() })) }),
  vars: z.record(z.string(), z.string()),
});

const ISOLATES = ["gateway-1", "gateway-2", "gateway-3", "gateway-4"] as const;

export async function startGateway(upstream: string, folder: string, cores: CorePlan): Promise<Gateway> {
  const [built, database, port] = await Promise.all([buildWorker(folder, cores.rest), startDatabase(), reservePort()]);
  const operatorToken = randomBytes(24).toString("base64url");
  const variables = {
    ENVIRONMENT: "local",
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ALLOW_LOCAL_URLS: "true",
    OPERATOR_TOKEN: operatorToken,
    KEY_SECRETS: freshSecret(),
    DATA_SECRETS: freshSecret(),
    DATABASE_URL: "postgres://local:local@127.0.0.1/zapin",
    NEON_ENDPOINT: database.url,
  };
  const services = ISOLATES.map((name) => ({
    ...gatewayService(name, built, variables),
    ...(name === ISOLATES[0] ? { port } : {}),
  }));
  const served = await startWorkerd(services, { folder: join(folder, "gateway"), cores: cores.server });
  const management = manage(port, operatorToken);
  await management.registerServer(upstream);
  const tenant = await management.registerTenant(OPEN_PLAN);
  return {
    system: {
      name: "gateway",
      label: "gateway",
      child: served.child,
      target: { ...tenant.target, port: served.ports.get(ISOLATES[1]) ?? 0 },
    },
    tenantId: tenant.id,
    management,
    ports: [...served.ports.values()],
    close: () => database.stop(),
  };
}

/** As `wrangler.toml` says; the objects live with the first isolate. */
function gatewayService(name: string, built: string, variables: Record<string, string>): WorkerService {
  const config = WranglerConfig.parse(unstable_readConfig({ config: WRANGLER_CONFIG }, { hideWarnings: true }));
  const objects = config.durable_objects.bindings.map((object) => ({
    binding: object.name,
    className: object.class_name,
    ...(name === ISOLATES[0] ? {} : { service: ISOLATES[0] }),
  }));
  return {
    name,
    modules: [built],
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
    text: { ...config.vars, ...variables },
    objects,
  };
}

function freshSecret(): string {
  return `1:${randomBytes(32).toString("base64url")}`;
}
