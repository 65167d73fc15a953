import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import type { Random } from "../outage/random.ts";

type Fault = "500" | "redirect" | "hang" | "reset" | "busy";

/** Those that cost time are rarer. */
const FAULTS: readonly Fault[] = ["500", "500", "reset", "reset", "redirect", "busy", "hang"];
/** So many of a hundred messages are refused at first. */
const FAULTY_PERCENT = 2;

/** What became of one message here. */
export interface Arrival {
  /** Deliveries that were answered 2xx. */
  accepted: number;
  webhookIds: Set<string>;
  /** Failures that are still to come. */
  faults: Fault[];
}

export interface FaultyReceiver {
  readonly url: string;
  readonly arrivals: ReadonlyMap<string, Arrival>;
  /** Deliveries that a Standard Webhooks receiver would have refused. */
  readonly unverified: string[];
  readonly failures: Readonly<Record<Fault, number>>;
  /** Where accepted messages came in. */
  readonly order: readonly string[];
  /** What signs the deliveries to this path. */
  setSecret(path: string, secret: string): void;
  stop(): Promise<void>;
}

/** A tenant's receiver that checks signatures and refuses some messages, up to `mostFaults` times, in every way it can. */
export async function startFaultyReceiver(random: Random, mostFaults: number): Promise<FaultyReceiver> {
  const arrivals = new Map<string, Arrival>();
  const unverified: string[] = [];
  const order: string[] = [];
  const failures: Record<Fault, number> = { "500": 0, redirect: 0, hang: 0, reset: 0, busy: 0 };
  const verifiers = new Map<string, Webhook>();

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(request);
    const headers = request.headers as Record<string, string>;
    const message = messageOf(text);
    const arrival = arrivals.get(message) ?? {
      accepted: 0,
      webhookIds: new Set(),
      faults: drawFaults(random, mostFaults),
    };
    arrivals.set(message, arrival);
    arrival.webhookIds.add(String(headers["webhook-id"]));
    if (!isGenuine(verifiers.get(request.url ?? ""), text, headers)) unverified.push(message);
    const fault = arrival.faults.shift();
    if (fault === undefined) {
      arrival.accepted += 1;
      order.push(message);
      response.writeHead(200).end("ok");
      return;
    }
    failures[fault] += 1;
    fail(fault, request, response);
  }

  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    unverified,
    failures,
    order,
    setSecret: (path, secret) => {
      verifiers.set(path, new Webhook(secret));
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function drawFaults(random: Random, most: number): Fault[] {
  if (random.between(0, 99) >= FAULTY_PERCENT) return [];
  return Array.from({ length: random.between(1, most) }, () => random.pick(FAULTS));
}

function fail(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault === "reset") request.socket.resetAndDestroy();
  if (fault === "500") response.writeHead(500).end("no");
  if (fault === "redirect") response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
  if (fault === "busy") response.writeHead(429, { "retry-after": "1" }).end();
  // "hang": never answered; the sender has to give up.
}

function isGenuine(verifier: Webhook | undefined, text: string, headers: Record<string, string>): boolean {
  try {
    verifier?.verify(text, headers);
    return verifier !== undefined;
  } catch {
    return false;
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const messageOf = (text: string) => String((JSON.parse(text) as { data: { key: { id: string } } }).data.key.id);
