import type { Instance } from "../../../lib/contract/instance";
import type { InstanceView } from "../../../lib/contract/instance-state";

/** An instance as its screens draw it: what the list gave, with the newest that was told over `/live`. */
export function withView(instance: Instance, view: InstanceView | undefined): Instance {
  if (!view) return instance;
  const { id, name, qr, ...live } = view;
  return { ...instance, live, lastEventAt: newestOf(view) };
}

function newestOf({ lastInboundAt, lastOutboundAt }: InstanceView): string | null {
  const heard = [lastInboundAt, lastOutboundAt].filter((at) => at !== null).sort();
  return heard.at(-1) ?? null;
}
