import type { Route } from "../v1/routes/route";
import { documentOf, SCHEMAS } from "../v1/routes/schemas";
import type { RouteDocument } from "../v1/routes/schemas/document";
import { ref, type Schema } from "../v1/routes/schemas/shape";
import { headerRefs, responseRef } from "./components";
import { exampleOf } from "./example";
import type { Content, OpenApiResponse, Operation, Parameter, Reference } from "./open-api";
import { tagOf } from "./tags";

/** One row of the table as an operation, but for its id. */
export function operationOf(route: Route): Omit<Operation, "operationId"> {
  const document = documentOf(route);
  if (!document) throw new Error(`${route.method} ${route.path} is not documented`);
  const isRefused = route.policy === "deny";
  const parameters = parametersOf(route, document);
  return {
    tags: [tagOf(route.path, isRefused)],
    summary: document.summary,
    description: describe(route, document),
    ...(route.upstream && { deprecated: true }),
    ...(isOpen(route) && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(document.body && { requestBody: { required: true, content: bodyContent(document.body, document.fileField) } }),
    responses: isRefused ? REFUSALS : { ...successes(route, document), ...failures(route, document) },
    "x-zapin-policy": route.policy,
    ...(!isRefused && { "x-zapin-scope": route.scope, "x-zapin-quota": { kind: route.kind, weight: route.weight } }),
    ...(route.feature && { "x-zapin-feature": route.feature }),
  };
}

const isOpen = ({ method, path }: Route) => method === "GET" && path === "/";
const takesKey = (route: Route) => route.kind === "message_send";

const QUOTAS: Readonly<Record<Route["kind"], string>> = {
  api_call: "an API call",
  message_send: "a message",
  bot_create: "a new bot",
  instance_create: "a new instance",
  instance_delete: "a deleted instance",
};

/** What the table knows, in words. */
function describe(route: Route, document: RouteDocument): string {
  if (route.policy === "deny") return `Always refused with 403. ${document.description ?? ""}`.trim();
  const { upstream, feature } = route;
  const { channels } = document;
  const facts = [
    upstream && `Another spelling of \`${upstream.method} ${upstream.path}\`.`,
    document.description,
    isOpen(route) ? undefined : `Scope \`${route.scope}\`; counts as ${countOf(route)}.`,
    feature && `Needs “${feature}” in your plan${route.dedicatedOnly ? " and a dedicated server" : ""}.`,
    route.since && `Servers from ${route.since} on.`,
    channels && `For ${channels.map((channel) => `\`${channel}\``).join(" and ")} instances.`,
    route.sandboxOnly && "Test keys only.",
  ];
  return facts.filter(Boolean).join(" ");
}

const countOf = ({ kind, weight }: Route) => (weight === 1 ? QUOTAS[kind] : `${QUOTAS[kind]}, ${weight} times`);

function parametersOf(route: Route, document: RouteDocument): readonly (Parameter | Reference)[] {
  const inPath = Array.from(route.path.matchAll(/:(\w+)|\/(\*)$/g), ([, name]): Parameter | Reference =>
    name === "instanceName" ? INSTANCE_NAME : pathParameter(name ?? "path", document.parameters?.[name ?? ""]),
  );
  const inQuery = Object.entries(document.query ?? {}).map(([name, { description, ...schema }]): Parameter => {
    const isOptional = name.endsWith("?");
    const text = description === undefined ? {} : { description };
    return { name: name.replace(/\?$/, ""), in: "query", required: !isOptional, ...text, schema };
  });
  return [...inPath, ...inQuery, ...(takesKey(route) ? [IDEMPOTENCY_KEY] : []), ...(route.send ? [PACING] : [])];
}

const INSTANCE_NAME: Reference = { $ref: "#/components/parameters/instanceName" };
const PACING: Reference = { $ref: "#/components/parameters/Pacing" };
const IDEMPOTENCY_KEY: Reference = { $ref: "#/components/parameters/IdempotencyKey" };

const pathParameter = (name: string, description = "Any path."): Parameter => ({
  name,
  in: "path",
  required: true,
  description,
  schema: { type: "string" },
});

function bodyContent(schema: Schema, fileField?: string): Content {
  const content = { "application/json": { schema, example: exampleOf(schema, SCHEMAS) } };
  return fileField === undefined
    ? content
    : { ...content, "multipart/form-data": { schema: asForm(schema, fileField) } };
}

/** The same fields as a form, with the file itself in place of where it comes from. */
function asForm({ properties = {}, required = [] }: Schema, fileField: string): Schema {
  const { [fileField]: _, quoted, mentioned, ...fields } = properties;
  const file: Schema = { type: "string", format: "binary", description: "The file." };
  const stillRequired = required.filter((name) => name !== fileField);
  return { type: "object", properties: { ...fields, file }, required: [...stillRequired, "file"] };
}

/** A send of a paced number is answered before it goes. */
const successes = (route: Route, document: RouteDocument): Operation["responses"] => ({
  [document.status]: success(route, document),
  ...(route.send && { "202": QUEUED }),
});

const QUEUED: OpenApiResponse = {
  description: "The number is paced: the message waits for its turn. Follow it with `GET /v1/paced/find`.",
  headers: headerRefs("X-Zapin-Request-Id", "X-Zapin-Tenant-Id", "Idempotent-Replayed"),
  content: { "application/json": { schema: ref("PacedMessage") } },
};

function success(route: Route, { answer }: RouteDocument): OpenApiResponse {
  const replayed = takesKey(route) ? ["Idempotent-Replayed"] : [];
  return {
    description: "Done.",
    ...(!isOpen(route) && { headers: headerRefs(...COMMON_HEADERS, ...replayed) }),
    ...(answer && { content: { "application/json": { schema: answer } } }),
  };
}

const COMMON_HEADERS = ["X-Zapin-Request-Id", "X-Zapin-Tenant-Id", "RateLimit", "RateLimit-Policy"];

const REFUSALS = { "401": responseRef("Unauthorized"), "403": responseRef("Forbidden") };

function failures(route: Route, document: RouteDocument): Operation["responses"] {
  if (isOpen(route)) return {};
  return {
    "400": responseRef("BadRequest"),
    ...REFUSALS,
    ...(takesKey(route) && { "402": responseRef("PaymentRequired") }),
    ...(route.path.includes(":instanceName") && { "404": responseRef("NotFound") }),
    ...(takesKey(route) && { "409": responseRef("Conflict"), "422": responseRef("DifferentContent") }),
    ...(document.body && { "413": responseRef("PayloadTooLarge"), "415": responseRef("UnsupportedMediaType") }),
    "429": responseRef("TooManyRequests"),
    "5XX": responseRef("ServerError"),
  };
}
