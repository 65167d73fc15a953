import type { DerivedClaim } from "../../lib/api-key";
import type { InstanceView } from "../../lib/contract/instance-state";
import type { LiveChange } from "../../lib/contract/live";
import type { Scope } from "../../lib/contract/tenant";

/** Who holds a socket. It lives in the socket's attachment, so that it survives the object's sleep. */
export interface Listener {
  who:
    | { kind: "user"; userId: string; sessionId: string }
    | { kind: "key"; identify: KeyClaim; scopes: Scope[] }
    | { kind: "operator" };
  /** Ids of the instances it may see; null is all of them. */
  instances: string[] | null;
  /** Whether it gets envelopes with what people wrote. */
  events: boolean;
  /** Whether it gets QR and pairing codes: whoever has one can connect a phone. */
  codes: boolean;
  /** False until it has got its snapshot. */
  isReady: boolean;
}

/** How a key proves itself to its ledger again; never its text. */
export type KeyClaim = { kind: "random"; keyId: string; hash: string } | ({ kind: "derived" } & DerivedClaim);

export function instanceOf(change: LiveChange): string {
  if (change.type === "instance") return change.instance.id;
  return change.type === "message" ? change.message.instanceId : change.instanceId;
}

/** An instance as this listener may see it. */
export const viewFor = ({ codes }: Listener, view: InstanceView): InstanceView =>
  codes ? view : { ...view, qr: null };

/** A change as this listener may hear it. */
export const changeFor = <C extends LiveChange>(listener: Listener, change: C): C =>
  change.type === "instance" ? { ...change, instance: viewFor(listener, change.instance) } : change;

export function mayHear({ instances, events }: Listener, change: LiveChange): boolean {
  if (change.type === "event" && !events) return false;
  return instances === null || instances.includes(instanceOf(change));
}
