import { ROUTES } from "../../../worker/v1/routes/index.ts";
import type { Route } from "../../../worker/v1/routes/route.ts";

/** Rows about one instance that a real server may be asked. */
export const INSTANCE_ROUTES = ROUTES.filter(
  ({ path, sandboxOnly }) => path.includes("/:instanceName") && !sandboxOnly,
);

/** Those whose calls may go upstream. */
export const FORWARDED_ROUTES = INSTANCE_ROUTES.filter(({ policy }) => policy !== "own" && policy !== "deny");

export const DENIED_ROUTES = ROUTES.filter(({ policy }) => policy === "deny");

/** "METHOD /v1/path" of a row for an instance; every other parameter gets an id that nobody has. */
export function lineFor({ method, path }: Route, instanceName: string): string {
  const filled = path
    .replace(":instanceName", () => encodeURIComponent(instanceName))
    .replace(/:\w+/g, "cm0000000000000000000000")
    .replace("/*", "/index.html");
  return `${method} /v1${filled}`;
}

/** Whether the row takes a body, and so gets one in tests. */
export const bodyFor = (route: Route) => (route.body.form === "none" ? {} : { body: {} });
