import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { reservePort } from "../../../local/ports.ts";

/** A message that was accepted here. */
export interface Taken {
  path: string;
  message: string;
  text: string;
  webhookId: string;
  at: number;
}

/** A web server such as a tenant would run, which can die and come back at the same address. */
export interface MortalReceiver {
  readonly url: string;
  readonly taken: readonly Taken[];
  /** When it died, in ms since the epoch. */
  readonly deaths: readonly number[];
  die(): Promise<void>;
  revive(): Promise<void>;
}

interface MessageEvent {
  event?: string;
  data?: { key?: { id?: string }; message?: { conversation?: string } };
}

export async function startMortalReceiver(): Promise<MortalReceiver> {
  const taken: Taken[] = [];
  const deaths: number[] = [];
  const server = createServer((request, response) => {
    text(request)
      .then((body) => {
        const { event, data } = JSON.parse(body) as MessageEvent;
        const webhookId = String(request.headers["webhook-id"]);
        if (event === "messages.upsert") {
          const message = { message: String(data?.key?.id), text: String(data?.message?.conversation) };
          response.once("finish", () =>
            taken.push({ path: String(request.url), ...message, webhookId, at: Date.now() }),
          );
        }
        response.writeHead(200).end("ok");
      })
      .catch(() => response.destroy());
  });
  const port = await reservePort();
  const listen = () => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen();
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    deaths,
    die: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        deaths.push(Date.now());
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    revive: listen,
  };
}
