import { useState } from "react";
import type { InstanceView } from "../../../lib/contract/instance-state";
import type { LiveMessage, ServerMessage } from "../../../lib/contract/live";
import type { LiveState } from "../live/open-live";
import { useLive } from "../live/use-live";

export interface LiveInstances {
  state: LiveState;
  /** Of instances that were told of, while it is live: what a loader gave is older. */
  views: ReadonlyMap<string, InstanceView>;
  /** The newest word about messages, newest first. */
  messages: readonly LiveMessage[];
}

const KEPT = 100;
const NOTHING: ReadonlyMap<string, InstanceView> = new Map();

/**
 * What the tenant's instances and messages are doing now. One socket per page: a layout shares it with its tabs, and hears the rest
 * of what is told if it likes.
 */
export function useInstancesLive(onTold?: (told: ServerMessage) => void): LiveInstances {
  const [views, setViews] = useState(NOTHING);
  const [messages, setMessages] = useState<readonly LiveMessage[]>([]);
  const onMessage = (told: ServerMessage) => {
    onTold?.(told);
    if (told.type === "snapshot") setViews(new Map(told.instances.map((view) => [view.id, view])));
    if (told.type === "instance") setViews((known) => new Map(known).set(told.instance.id, told.instance));
    if (told.type === "message") setMessages((known) => withMessage(known, told.message));
  };
  const state = useLive(onMessage);
  return { state, views: state === "live" ? views : NOTHING, messages };
}

/** A status replaces the one before; it tells less of the message than its first word did. */
export function withMessage(known: readonly LiveMessage[], told: LiveMessage): LiveMessage[] {
  const before = known.find(({ id, instanceId }) => id === told.id && instanceId === told.instanceId);
  const merged = before ? mergeMessage(before, told) : told;
  const others = known.filter((message) => message !== before);
  return [merged, ...others].sort((a, b) => b.at.localeCompare(a.at)).slice(0, KEPT);
}

function mergeMessage(before: LiveMessage, told: LiveMessage): LiveMessage {
  return {
    ...told,
    at: before.at,
    source: told.source ?? before.source,
    chatKind: told.chatKind ?? before.chatKind,
    counterpart: told.counterpart ?? before.counterpart,
    type: told.type ?? before.type,
  };
}
