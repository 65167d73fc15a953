import type { Instance as Row } from "../../../db/schema/instances";
import type { Instance, InstanceLive, Pairing } from "../../../lib/contract/instance";
import type { InstanceView } from "../../../lib/contract/instance-state";

/** A row with what its object says. Never the upstream's names, nor a code by which somebody could connect it. */
export function showInstance(row: Row, view: InstanceView | undefined): Instance {
  const { id, name, mode, integration, state, adopted, createdAt, version } = row;
  const live = view ? liveOf(view) : null;
  const heard = [view?.lastInboundAt, view?.lastOutboundAt].filter((at) => typeof at === "string").sort();
  return {
    ...{ id, name, mode, integration, state, adopted, version, live },
    createdAt: createdAt.toISOString(),
    lastEventAt: heard.at(-1) ?? null,
  };
}

function liveOf({ id, name, qr, ...live }: InstanceView): InstanceLive {
  return live;
}

/** What to show to whoever holds the phone. A code that has expired is none. */
export function showPairing(view: InstanceView | undefined): Pairing {
  const qr = view?.qr && Date.parse(view.qr.expiresAt) > Date.now() ? view.qr : null;
  return {
    status: view?.status ?? "created",
    cause: view?.cause ?? null,
    qr: qr && { code: qr.code, image: qr.image, expiresAt: qr.expiresAt },
    pairingCode: qr?.pairingCode ?? null,
    profile: view?.status === "open" ? view.profile : null,
  };
}
