import { connect } from "node:net";

/** A keep-alive HTTP/1.1 connection that carries one prepared request at a time, at little cost per request. */
export interface Connection {
  send(request: Buffer, done: (status: number) => void): void;
  close(): void;
}

const CHUNKED_END = "0\r\n\r\n";
const LENGTH = /\r\ncontent-length: *(\d+)/i;

/** Fails the whole process when the server cuts a connection: a figure from such a run would mean nothing. */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let received = "";
  let waiting: ((status: number) => void) | undefined;
  socket.setEncoding("latin1").on("data", (chunk) => {
    received += chunk;
    if (!waiting || !isComplete(received)) return;
    const done = waiting;
    const status = Number(received.slice(9, 12));
    waiting = undefined;
    received = "";
    done(status);
  });
  socket.on("close", () => {
    if (waiting) throw new Error("The server closed a connection in the middle of a call.");
  });
  return {
    send(request, done) {
      if (socket.destroyed) throw new Error("The server closed a connection between two calls.");
      waiting = done;
      socket.write(request);
    },
    close: () => socket.destroy(),
  };
}

function isComplete(received: string): boolean {
  const headEnd = received.indexOf("\r\n\r\n");
  if (headEnd < 0) return false;
  const length = LENGTH.exec(received.slice(0, headEnd))?.[1];
  if (length === undefined) return received.endsWith(CHUNKED_END);
  return received.length >= headEnd + 4 + Number(length);
}
