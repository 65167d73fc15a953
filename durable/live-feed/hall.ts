import type { VersionedSecrets } from "../../lib/secrets";
import type { Storage } from "../storage";
import type { Listener } from "./listener";

/** What a feed works with: its storage, and the sockets of those who listen. */
export interface Hall {
  env: Env;
  storage: Storage;
  secrets: VersionedSecrets;
  sockets(): readonly WebSocket[];
}

/** Only this folder writes attachments. */
export const listenerAt = (socket: WebSocket) => socket.deserializeAttachment() as Listener;

export const seat = (socket: WebSocket, listener: Listener): void => socket.serializeAttachment(listener);
