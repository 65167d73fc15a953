import type { AppLoadContext } from "@remix-run/cloudflare";
import * as z from "zod";

/** What Pages binds to the dashboard. */
export interface DashboardEnv {
  /** The worker. Everything the dashboard knows comes from there. */
  API: { fetch(url: string, init?: RequestInit): Promise<Response> };
}

declare module "@remix-run/cloudflare" {
  interface AppLoadContext {
    cloudflare: { env: DashboardEnv };
  }
}

const Health = z.object({ status: z.string(), version: z.string() });
export type Health = z.output<typeof Health>;

/** Undefined while the gateway does not answer: the page says so instead of failing. */
export async function findHealth({ cloudflare }: AppLoadContext): Promise<Health | undefined> {
  try {
    const response = await cloudflare.env.API.fetch("https://gateway/v1/health");
    return Health.parse(await response.json());
  } catch (error) {
    console.error({ event: "gateway_silent", error: String(error) });
    return undefined;
  }
}
