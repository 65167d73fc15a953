import type { ServerMessage } from "../../lib/contract/live";
import { changeFor, type Listener, mayHear } from "./listener";
import type { Numbered } from "./ring";

/** A change as this listener may hear it, if it may. */
export function sendChange(socket: WebSocket, listener: Listener, change: Numbered): void {
  if (mayHear(listener, change)) send(socket, changeFor(listener, change));
}

/** A socket that has just broken will be told when it comes back. */
export function send(socket: WebSocket, message: ServerMessage): void {
  try {
    socket.send(JSON.stringify(message));
  } catch {
    socket.close(1011);
  }
}
