import { useState } from "react";
import type { ServerMessage } from "../../../lib/contract/live";

/** Another value whenever an instance's queue has changed, and who listens to `/live` for it. */
export function useQueueChange(instanceId: string): [change: unknown, onTold: (told: ServerMessage) => void] {
  const [change, setChange] = useState<ServerMessage>();
  const onTold = (told: ServerMessage) => {
    if (concernsQueue(told, instanceId)) setChange(told);
  };
  return [change, onTold];
}

/** A message has come to its end, or words about some may be missing. */
const concernsQueue = (told: ServerMessage, instanceId: string): boolean =>
  (told.type === "paced" || told.type === "gap") && told.instanceId === instanceId;
