import type { Documents, SandboxWorld } from "./handler";

export type Integration = "WHATSAPP-BAILEYS" | "WHATSAPP-BUSINESS" | "EVOLUTION";

/** A QR code that waits for its scan. */
export interface Pairing {
  /** One attempt to connect; steps scheduled for an earlier attempt find another id and do nothing. */
  attempt: string;
  code: string;
  pairingCode: string | null;
  count: number;
}

/** The row of the simulated number, with Evolution's column names where it has them. */
export interface Instance {
  id: string;
  name: string;
  connectionStatus: "open" | "close" | "connecting";
  ownerJid: string | null;
  profileName: string | null;
  profilePicUrl: string | null;
  profileStatus: string;
  integration: Integration;
  number: string | null;
  businessId: string | null;
  token: string;
  disconnectionReasonCode: number | null;
  disconnectionObject: string | null;
  disconnectionAt: string | null;
  createdAt: string;
  updatedAt: string;
  pairing: Pairing | null;
}

const KIND = "instance";

export function findInstance(documents: Documents): Instance | undefined {
  return documents.get<Instance>(KIND, KIND);
}

/** The row of an instance that exists: every handler but create runs behind that check. */
export function getInstance(world: SandboxWorld): Instance {
  const instance = findInstance(world.documents);
  if (!instance) throw new Error("The simulated instance is gone.");
  return instance;
}

export function saveInstance(documents: Documents, instance: Instance) {
  documents.put(KIND, KIND, instance);
}

export function updateInstance(world: SandboxWorld, changes: Partial<Instance>): Instance {
  const updatedAt = new Date(world.now()).toISOString();
  const instance = { ...getInstance(world), ...changes, updatedAt };
  saveInstance(world.documents, instance);
  return instance;
}

export const isOpen = (world: SandboxWorld) => getInstance(world).connectionStatus === "open";

/** The number behind the simulated phone: the one it was created with, else one made from the instance's id. */
export function ownJid({ id, number, integration }: Instance): string {
  const usable = integration === "WHATSAPP-BAILEYS" && number !== null && /^\d{10,15}$/.test(number);
  const derived = `999100${(Number.parseInt(id.slice(0, 8), 16) % 1_000_000).toString().padStart(6, "0")}`;
  return `${usable ? number : derived}@s.whatsapp.net`;
}
