import { ROUTES } from "../v1/routes";
import type { Route } from "../v1/routes/route";
import type { Paths, Verb } from "./open-api";
import { operationOf } from "./v1-operation";

/** All of `/v1`: the rows of the table, and the health check that stands before it. */
export function gatewayPaths(): Paths {
  const paths: Paths = {
    "/v1/health": {
      get: {
        operationId: "health",
        tags: ["Service"],
        summary: "Is the gateway up?",
        security: [],
        responses: { "200": { description: "It is.", content: { "application/json": { schema: HEALTH } } } },
      },
    },
  };
  const taken = new Set(["health"]);
  for (const route of ROUTES) {
    const path = `/v1${templateOf(route.path)}`;
    const operationId = freeId(route, taken);
    paths[path] = { ...paths[path], [route.method.toLowerCase() as Verb]: { operationId, ...operationOf(route) } };
  }
  return paths;
}

const HEALTH = {
  type: "object",
  properties: {
    status: { type: "string" },
    timestamp: { type: "string", format: "date-time" },
    version: { type: "string" },
  },
};

/** `/message/sendText/:instanceName` → `/message/sendText/{instanceName}`. */
const templateOf = (path: string) => path.replace(/:(\w+)/g, "{$1}").replace(/\*$/, "{path}");

/** `messageSendText`; a second method on the same path adds its name: `openaiCredsGet`. */
function freeId({ method, path }: Route, taken: Set<string>): string {
  const words = path.split("/").filter((segment) => /^[\w-]+$/.test(segment));
  const plain = camelCase(words.length === 0 ? ["greet"] : words);
  const id = taken.has(plain) ? camelCase([plain, method.toLowerCase()]) : plain;
  taken.add(id);
  return id;
}

const camelCase = (words: readonly string[]) =>
  words
    .flatMap((word) => word.split("-"))
    .map((word, index) => (index === 0 ? word : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`))
    .join("");
