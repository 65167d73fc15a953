import { api } from "../../../worker/api";
import type { Access } from "../../../worker/middleware/authorize";
import { VALID, type ValidRequest } from "./valid-requests";

/** One route of `/api` as its document registers it. */
export interface ApiRoute {
  /** `POST /tenants/{tenantId}/keys` */
  row: string;
  method: string;
  path: string;
  access: Access;
  /** Names of what its query may hold. */
  query: string[];
}

interface Registered {
  type: string;
  route: {
    method: string;
    path: string;
    "x-zapin-access"?: Access;
    request?: { query?: { shape?: Record<string, unknown> } };
  };
}

/** Its type forgets that it is an OpenAPIHono, as `route()` answers a plain Hono's. */
const { definitions } = (api as unknown as { openAPIRegistry: { definitions: Registered[] } }).openAPIRegistry;

/** Every route there is. One that names no access is none of `defineRoute`'s, and would not be guarded. */
export const API_ROUTES: readonly ApiRoute[] = definitions
  .filter(({ type }) => type === "route")
  .map(({ route }) => {
    const access = route["x-zapin-access"];
    if (!access) throw new Error(`${route.method} ${route.path} names no access`);
    const method = route.method.toUpperCase();
    const query = Object.keys(route.request?.query?.shape ?? {});
    return { row: `${method} ${route.path}`, method, path: route.path, access, query };
  });

/** Two routes answer at one path with one method only if somebody made a mistake. */
export const ROUTER_ROWS: ReadonlySet<string> = new Set(
  (api as unknown as { routes: { method: string; path: string }[] }).routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`),
);

export function validRequest({ row }: Pick<ApiRoute, "row">): ValidRequest {
  const found = VALID[row];
  if (!found) throw new Error(`${row} has no row in valid-requests.ts: say how to make a valid request`);
  return found;
}

/** Endpoints have ids in the form of Evolution's rows. */
const NOBODYS_ENDPOINT = `c${"0".repeat(24)}`;

/** The route's path about one tenant; ids that it wants beside are nobody's. */
export function pathOf({ path, row }: ApiRoute, tenantId: string): string {
  const { params = {}, query = "" } = validRequest({ row });
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "tenantId") return tenantId;
    if (name === "endpointId") return NOBODYS_ENDPOINT;
    return params[name] ?? crypto.randomUUID();
  });
  return filled + query;
}

export const bodyOf = (route: ApiRoute, tenantId: string): unknown => {
  const { body } = validRequest(route);
  return typeof body === "function" ? body(tenantId) : body;
};
