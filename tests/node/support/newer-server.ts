import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { EvolutionServer } from "../../support/evolution/server.ts";

export interface TemplateCall {
  line: string;
  body: Record<string, unknown>;
}

export interface NewerServer {
  url: string;
  /** What `template/*` was asked, in order. */
  templateCalls: TemplateCall[];
  stop(): Promise<void>;
}

/** The recorded server as 2.3.7: its version, and Meta behind `template/*`, which keeps templates by the name it was given. */
export async function startNewerServer(behind: EvolutionServer): Promise<NewerServer> {
  const templateCalls: TemplateCall[] = [];
  const server = createServer((incoming, response) => {
    if (incoming.url?.startsWith("/template/")) void answerTemplate(incoming, response);
    else passOn(behind, incoming, response);
  });
  const answerTemplate = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = "", url = "" } = incoming;
    const body = JSON.parse((await bytesOf(incoming)).toString() || "{}");
    templateCalls.push({ line: `${method} ${url.split("/").slice(0, 3).join("/")}`, body });
    const isMade = url.startsWith("/template/create/");
    const template = { id: "1", name: body.name, status: "PENDING" };
    sendJson(response, isMade ? 201 : 200, isMade ? { id: "t1", name: body.name, template } : { success: true });
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    templateCalls,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function passOn(behind: EvolutionServer, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, url, headers } = incoming;
  if (method === "GET" && url === "/") {
    sendJson(response, 200, { status: 200, version: "2.3.7", clientName: "evolution" });
    return;
  }
  const onward = request(behind.url + url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  incoming.pipe(onward);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}
