/** What Pages binds to the dashboard. */
export interface DashboardEnv {
  /** The worker's entrypoint for dashboards: it trusts the address and the session that we state. */
  API: { fetch(request: Request): Promise<Response> };
  /** The worker's public origin: where developers call `/v1` and browsers open `/live`. */
  GATEWAY_URL: string;
  /** `local` opens the pages for developers of the dashboard. */
  ENVIRONMENT: string;
}

declare module "@remix-run/cloudflare" {
  interface AppLoadContext {
    cloudflare: { env: DashboardEnv };
  }
}

/** On Cloudflare the platform says who calls; on one machine nobody does, and it is ourselves. */
export function clientIp(request: Request): string {
  return request.headers.get("cf-connecting-ip") ?? "127.0.0.1";
}
