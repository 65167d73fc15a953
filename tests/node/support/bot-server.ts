import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Heard {
  method: string;
  /** Path and query. */
  url: string;
  headers: string;
  text: string;
}

type Manner = (request: IncomingMessage, response: ServerResponse) => void;

/** A tenant's server that bots of every kind may ask: it writes down what it hears, and answers in the kind's own form. */
export async function startBotServer() {
  const heard: Heard[] = [];
  let misbehave: Manner | undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "" } = request;
      const text = Buffer.concat(chunks).toString();
      heard.push({ method, url, headers: JSON.stringify(request.headers), text });
      if (misbehave) misbehave(request, response);
      else if (url.startsWith("/openai/threads"))
        response.setHeader("content-type", "text/event-stream").end(runOf(url));
      else response.setHeader("content-type", "application/json").end(JSON.stringify(answerTo(url, text)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    heard,
    /** What it says instead from now on; undefined is its best behaviour. */
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

export type BotServer = Awaited<ReturnType<typeof startBotServer>>;

/** A run of an assistant, as a stream of events. A thread that is not named begins. */
function runOf(url: string): string {
  const [, named = "thread_1"] = /\/threads\/([^/]+)\/runs$/.exec(url) ?? [];
  const run = { id: "run_1", thread_id: named };
  const content = [{ type: "text", text: { value: "openai heard you", annotations: [] } }];
  const events = [
    ["thread.run.created", run],
    ["thread.message.completed", { id: "msg_1", thread_id: named, content }],
    ["thread.run.completed", run],
  ] as const;
  return events.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join("");
}

/** The first part of the path names the kind: `/dify/anything/chat-messages`. */
function answerTo(url: string, text: string): unknown {
  const [, kind = ""] = url.split("/");
  const said = `${kind} heard you`;
  const bubble = { type: "text", content: { type: "richText", richText: [{ type: "p", children: [{ text: said }] }] } };
  const answers: Record<string, unknown> = {
    typebot: { sessionId: "talk-1", messages: [bubble], input: { type: "text input" } },
    dify: { answer: said, conversation_id: "talk-2" },
    flowise: { text: said },
    evolutionBot: { message: said },
    n8n: { output: said },
    evoai: { result: { artifacts: [{ parts: [{ type: "text", text: said }] }] } },
    openai: { choices: [{ message: { role: "assistant", content: `${said}: ${text.length}` } }] },
  };
  return answers[kind] ?? {};
}
