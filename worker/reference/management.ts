import type { Schema } from "../v1/routes/schemas/shape";
import { headerRefs, responseRef } from "./components";
import type { Components, OpenApiResponse, Operation, Paths, Tag } from "./open-api";

/** What `/api` says of itself. */
export interface Management {
  paths: Paths;
  components: Partial<Components>;
  tags: readonly Tag[];
}

interface Documented {
  getOpenAPI31Document(config: { openapi: string; info: { title: string; version: string } }): object;
}

/** The management API's own document under `/api`, with an id and a tag for each operation. */
export function managementDocument(api: object): Management {
  if (!isDocumented(api)) throw new Error("the management API cannot be described");
  const document = api.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "", version: "" } }) as {
    paths?: Record<string, Record<string, Partial<Operation>>>;
    components?: Partial<Components>;
  };
  const paths: Paths = {};
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    const full = `/api${path === "/" ? "" : path}`;
    const described = Object.entries(operations).map(([verb, operation]) => [verb, describe(full, verb, operation)]);
    paths[full] = Object.fromEntries(described) as Paths[string];
  }
  const names = new Set(Object.values(paths).flatMap((item) => Object.values(item).flatMap(({ tags }) => tags)));
  const tags = Array.from(names, (name) => ({ name, description: DESCRIPTION }));
  return { paths, components: { ...document.components, responses: { TooManyCalls: TOO_MANY_CALLS } }, tags };
}

const DESCRIPTION = "Part of the management API.";

/** `route()` hides the type; the object underneath still has the method. */
const isDocumented = (api: object): api is Documented => "getOpenAPI31Document" in api;

function describe(path: string, verb: string, operation: Partial<Operation>): Operation {
  const access = operation["x-zapin-access"];
  const isOpen = operation.security?.length === 0;
  const description = [
    operation.description,
    typeof access === "string" && (ACCESS[access] ?? `Least role: ${access}.`),
  ];
  return {
    ...operation,
    operationId: operation.operationId ?? idOf(path, verb),
    tags: (operation.tags ?? ["Other"]).map((tag) => `Manage · ${tag}`),
    description: description.filter(Boolean).join(" "),
    responses: {
      ...(!isOpen && { "401": UNAUTHENTICATED }),
      "429": responseRef("TooManyCalls"),
      ...operation.responses,
    },
  };
}

const ACCESS: Readonly<Record<string, string>> = {
  operator: "For operators.",
  user: "For whoever is signed in.",
  token: "For whoever holds the link.",
};

const PROBLEM = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } as Schema } };

const UNAUTHENTICATED = { description: "Neither signed in nor a key that may manage.", content: PROBLEM };

const TOO_MANY_CALLS: OpenApiResponse = {
  description: "Too many calls of this person, key or address within a minute.",
  headers: headerRefs("Retry-After", "RateLimit", "RateLimit-Policy"),
  content: PROBLEM,
};

/** `POST /api/tenants/{tenantId}/keys` → `managePostTenantsTenantIdKeys`. */
function idOf(path: string, verb: string): string {
  const words = path.replace(/[{}]/g, "").split(/[/-]/).slice(2);
  return ["manage", verb, ...words]
    .map((word, index) => (index === 0 ? word : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`))
    .join("");
}
