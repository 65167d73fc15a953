import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: string } }[];
  links?: { traceId: string; spanId: string }[];
  status?: { code: number };
}

interface Export {
  resourceSpans: { resource: { attributes: Span["attributes"] }; scopeSpans: { spans: Span[] }[] }[];
}

type Manner = (response: ServerResponse) => void;

/** An OpenTelemetry collector that takes OTLP over HTTP as JSON, and refuses whoever does not say the password. */
export async function startCollector(authorization: string) {
  const taken: string[] = [];
  let asked = 0;
  let misbehave: Manner | undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      asked += 1;
      if (misbehave) return misbehave(response);
      const isJson = request.headers["content-type"] === "application/json";
      const isExport = request.method === "POST" && request.url === "/v1/traces" && isJson;
      if (!isExport) return response.writeHead(404).end();
      if (request.headers.authorization !== authorization) return response.writeHead(401).end();
      taken.push(Buffer.concat(chunks).toString());
      return response.writeHead(200, { "content-type": "application/json" }).end('{"partialSuccess":{}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const exports = () => taken.map((text) => JSON.parse(text) as Export);
  return {
    url: `http://127.0.0.1:${port}`,
    /** Bodies as they came. */
    taken,
    get asked() {
      return asked;
    },
    resources: () => exports().flatMap(({ resourceSpans }) => resourceSpans.map(({ resource }) => resource)),
    spans: () =>
      exports().flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ),
    behave(manner: Manner | undefined): void {
      misbehave = manner;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A span's attributes by name. */
export const attributesOf = (span: Span | undefined) =>
  Object.fromEntries((span?.attributes ?? []).map(({ key, value }) => [key, value.stringValue ?? value.intValue]));
