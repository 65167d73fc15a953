import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import * as z from "zod";
import { type Arrivals, createArrivals } from "./arrivals.ts";

/** Somebody who hears of messages, and how to stop him. */
export interface Listener {
  arrivals: Arrivals;
  stop(): void;
}

const Envelope = z.object({ data: z.object({ key: z.object({ id: z.string() }) }) });

/** A tenant's healthy endpoint. */
export async function startEndpoint(): Promise<Listener & { url: string }> {
  const arrivals = createArrivals("endpoint");
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      arrivals.saw(Envelope.parse(JSON.parse(body)).data.key.id);
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/hook`, arrivals, stop };
}

const Ticket = z.object({ url: z.string(), protocols: z.array(z.string()) });
const Told = z.object({ type: z.string(), message: z.object({ id: z.string() }).optional() });

/** A socket at `/live`, open and told how things stand. */
export async function openSocket(base: string, key: string): Promise<Listener> {
  const arrivals = createArrivals("socket");
  const answer = await fetch(`${base}/live/tickets`, { method: "POST", headers: { apikey: key } });
  const { url, protocols } = Ticket.parse(await answer.json());
  const socket = new WebSocket(url, protocols);
  const isReady = new Promise<void>((resolve, reject) => {
    socket.addEventListener("close", ({ code }) => reject(new Error(`The socket was closed with ${code}.`)));
    socket.addEventListener("message", ({ data }) => {
      const told = Told.parse(JSON.parse(String(data)));
      if (told.type === "snapshot") resolve();
      if (told.message) arrivals.saw(told.message.id);
    });
  });
  await isReady;
  return { arrivals, stop: () => socket.close() };
}
