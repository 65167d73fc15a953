import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { app } from "../app";
import { ROUTES } from "../v1/routes";
import { documentOf, SCHEMAS } from "../v1/routes/schemas";
import { makeDocument } from "./document";
import type { OpenApiDocument, Operation } from "./open-api";

const document = makeDocument();
const operations = listOperations(document);
const gateway = operations.filter(({ path }) => path.startsWith("/v1"));

const get = (path: string, init?: RequestInit) => exports.default.fetch(new Request(`https://zapin.test${path}`, init));

describe("the document", () => {
  it("has an operation for every row of the table, and the health check", () => {
    const rows = ROUTES.map(
      ({ method, path }) => `${method} /v1${path.replace(/:(\w+)/g, "{$1}").replace(/\*$/, "{path}")}`,
    );
    expect(gateway.map(({ verb, path }) => `${verb.toUpperCase()} ${path}`).sort()).toEqual(
      [...rows, "GET /v1/health"].sort(),
    );
    expect(ROUTES.filter((route) => !documentOf(route))).toEqual([]);
  });

  it("documents no route that the table does not have", async () => {
    const { DOCUMENTS } = await import("../v1/routes/schemas");
    const rows = new Set(ROUTES.map(({ method, path }) => `${method} ${path}`));
    expect(Object.keys(DOCUMENTS).filter((row) => !rows.has(row))).toEqual([]);
  });

  it("names the query parameters that the gateway passes on, and no others", () => {
    for (const route of ROUTES) {
      const named = Object.keys(documentOf(route)?.query ?? {}).map((name) => name.replace(/\?$/, ""));
      expect(named.sort(), `${route.method} ${route.path}`).toEqual([...route.query].sort());
    }
  });

  it("describes a body exactly where the gateway passes one on", () => {
    const WITHOUT = new Set([
      "POST /instance/restart",
      "PUT /instance/restart",
      "POST /sandbox/scan",
      "POST /verify-creds",
    ]);
    for (const route of ROUTES.filter(({ policy }) => policy !== "deny")) {
      const row = `${route.method} ${route.path.replace("/:instanceName", "")}`;
      const expected = route.body.form !== "none" && !WITHOUT.has(row);
      expect(Boolean(documentOf(route)?.body), row).toBe(expected);
    }
  });

  it("describes each field that the gateway checks", () => {
    for (const route of ROUTES.filter(({ policy }) => policy !== "deny")) {
      const body = documentOf(route)?.body;
      const named = body?.$ref === undefined ? body : SCHEMAS[body.$ref.replace("#/components/schemas/", "")];
      const fields = Object.keys(named?.properties ?? {});
      expect(fields, route.path).toEqual(expect.arrayContaining(Object.keys(route.body.fields)));
    }
  });

  it("offers a form where the gateway takes one", () => {
    const forms = ROUTES.filter(({ body }) => body.form === "upload").map(({ path }) => path);
    const offered = ROUTES.filter((route) => documentOf(route)?.fileField).map(({ path }) => path);
    // An uploaded sticker is taken and not used.
    expect(offered).toEqual(forms.filter((path) => !path.includes("sendSticker")));
  });

  it("gives each operation an id of its own, a tag that is described, a success and a 401", () => {
    const tags = new Set(document.tags.map(({ name }) => name));
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { verb, path, operation } of operations) {
      const where = `${verb} ${path}`;
      const statuses = Object.keys(operation.responses);
      const isOpen = operation.security?.length === 0;
      const isRefused = operation["x-zapin-policy"] === "deny";
      expect(
        operation.tags.every((tag) => tags.has(tag)),
        where,
      ).toBe(true);
      expect(
        statuses.some((status) => status.startsWith("2")),
        where,
      ).toBe(!isRefused);
      expect(statuses.includes("401"), where).toBe(!isOpen);
      if (isRefused) expect(statuses).toContain("403");
    }
  });

  it("declares every parameter of a path, once", () => {
    for (const { path, operation } of operations) {
      const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
      const declared = (operation.parameters ?? [])
        .map((parameter) => ("$ref" in parameter ? resolve(parameter.$ref) : parameter) as { name: string; in: string })
        .filter((parameter) => parameter.in === "path")
        .map(({ name }) => name);
      expect(declared.sort(), path).toEqual(inPath.sort());
    }
  });

  it("refers only to what it has", () => {
    const references = Array.from(
      JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g),
      ([, target]) => target ?? "",
    );
    expect(references.length).toBeGreaterThan(500);
    expect([...new Set(references)].filter((target) => resolve(target) === undefined)).toEqual([]);
  });

  it("takes an Idempotency-Key on whatever costs a message", () => {
    const keyed = gateway.filter(({ operation }) =>
      JSON.stringify(operation.parameters ?? []).includes("IdempotencyKey"),
    );
    const costly = ROUTES.filter(({ kind }) => kind === "message_send");
    expect(keyed).toHaveLength(costly.length);
  });

  it("has the management API beside it", () => {
    const management = operations.filter(({ path }) => path.startsWith("/api/"));
    expect(management.length).toBeGreaterThan(3);
    expect(gateway.length + management.length).toBe(operations.length);
  });
});

describe("GET /openapi.json", () => {
  it("is open to anyone, and answers 304 to whoever has it", async () => {
    const first = await get("/openapi.json");
    expect(first.status).toBe(200);
    expect(first.headers.get("access-control-allow-origin")).toBe("*");
    expect(await first.json()).toEqual(JSON.parse(JSON.stringify(document)));
    const etag = first.headers.get("etag") ?? "";
    expect((await get("/openapi.json", { headers: { "if-none-match": `W/${etag}` } })).status).toBe(304);
    expect((await get("/openapi.json", { headers: { "if-none-match": '"other"' } })).status).toBe(200);
  });
});

describe("GET /docs", () => {
  it("is a page of our own files under a policy that allows nothing else", async () => {
    const page = await get("/docs/");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
    const html = await page.text();
    const files = Array.from(html.matchAll(/(?:src|href)="([\w.-]+)"/g), ([, file]) => file);
    expect(files).toContain("swagger-ui-bundle.js");
    for (const file of files) {
      const answer = await get(`/docs/${file}`);
      expect(answer.status, file).toBe(200);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      await answer.body?.cancel();
    }
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it("answers 404 for a file that is not there", async () => {
    expect((await get("/docs/nothing.js")).status).toBe(404);
  });

  it("is found without the slash", async () => {
    const answer = await get("/docs", { redirect: "manual" });
    expect(answer.headers.get("location")).toBe("/docs/");
  });

  it("is never asked on a call to the gateway", async () => {
    const ask = vi.fn<typeof fetch>();
    const watched = { ...env, ASSETS: { fetch: ask, connect: env.ASSETS.connect } };
    const context = { waitUntil() {}, passThroughOnException() {}, props: {} } as unknown as ExecutionContext;
    for (const path of ["/v1/instance/fetchInstances", "/v1/docs/index.html", "/message/sendText/demo", "/"]) {
      await app.fetch(new Request(`https://zapin.test${path}`), watched as unknown as Env, context);
    }
    expect(ask).not.toHaveBeenCalled();
  });
});

function listOperations({ paths }: OpenApiDocument) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([verb, operation]: [string, Operation]) => ({ path, verb, operation })),
  );
}

/** What a JSON pointer names. */
function resolve(reference: string): unknown {
  const steps = reference.replace(/^#\//, "").split("/");
  return steps.reduce<unknown>(
    (at, step) => (at as Record<string, unknown> | undefined)?.[decodeURIComponent(step)],
    document,
  );
}
