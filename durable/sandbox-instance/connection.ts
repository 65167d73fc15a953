import type { SandboxWorld } from "./handler";
import { pairingCode } from "./ids";
import { getInstance, type Instance, ownJid, type Pairing, updateInstance } from "./instance";
import { opensAfterMs } from "./magic";
import { newPairingText, pairingImage } from "./qr/pairing-image";

const QR_LIFE_MS = 45_000;
const QR_LIMIT = 30;
const RECONNECT_MS = 2_000;

/** Why a connection ended, with WhatsApp's code for it. */
export type Disconnection = "logged_out" | "banned" | "replaced" | "connection_lost";

export const DISCONNECTIONS: Readonly<Record<Disconnection, { code: number; error: string; final: boolean }>> = {
  logged_out: { code: 401, error: "Unauthorized", final: true },
  banned: { code: 403, error: "Forbidden", final: true },
  // Evolution reconnects after these by itself and sends no close event.
  replaced: { code: 440, error: "Unknown", final: false },
  connection_lost: { code: 408, error: "Request Time-out", final: false },
};

/** Shows the first QR code and lets the simulated phone scan it a little later. */
export function startPairing(world: SandboxWorld, phone: string | null): Instance {
  const instance = getInstance(world);
  const pairing: Pairing = {
    attempt: crypto.randomUUID(),
    code: newPairingText(),
    pairingCode: phone ? pairingCode() : null,
    count: 1,
  };
  const connecting = updateInstance(world, { connectionStatus: "connecting", pairing });
  emitState(world, { state: "connecting", statusReason: 200 });
  emitQrCode(world, pairing);
  const input = { attempt: pairing.attempt };
  const opensAfter = opensAfterMs(instance.number ?? phone);
  if (opensAfter !== null) world.schedule(opensAfter, { step: "scan", input });
  world.schedule(QR_LIFE_MS, { step: "rotate-qr", input });
  return connecting;
}

/** The next QR code, or, after the last one, the end of pairing. */
export function rotateQrCode(world: SandboxWorld, attempt: unknown) {
  const { pairing } = getInstance(world);
  if (!pairing || pairing.attempt !== attempt) return;
  if (pairing.count >= QR_LIMIT) {
    refusePairing(world);
    return;
  }
  const next: Pairing = { ...pairing, code: newPairingText(), count: pairing.count + 1 };
  updateInstance(world, { pairing: next });
  emitQrCode(world, next);
  world.schedule(QR_LIFE_MS, { step: "rotate-qr", input: { attempt: pairing.attempt } });
}

/** What the phone does when it scans: the instance is open. False when no QR code waits. */
export function scanQrCode(world: SandboxWorld): boolean {
  if (!getInstance(world).pairing) return false;
  emitState(world, { state: "connecting", statusReason: 200 });
  openConnection(world);
  return true;
}

export function openConnection(world: SandboxWorld) {
  const instance = getInstance(world);
  const ownerJid = ownJid(instance);
  const profileName = instance.profileName ?? "Sandbox";
  updateInstance(world, { connectionStatus: "open", pairing: null, ownerJid, profileName });
  const profilePictureUrl = instance.profilePicUrl ?? undefined;
  emitState(world, { wuid: ownerJid, profileName, profilePictureUrl, state: "open", statusReason: 200 });
}

/** Final reasons close the instance; the others make it reconnect. */
export function disconnect(world: SandboxWorld, reason: Disconnection) {
  const { code, error, final } = DISCONNECTIONS[reason];
  if (!final) {
    reconnect(world);
    return;
  }
  const message = reason === "logged_out" ? "Stream Errored (conflict)" : "Connection Failure";
  close(world, code, { error, message });
  emitState(world, { state: "close", statusReason: code });
}

/** Unlinked by the API. */
export function logOut(world: SandboxWorld) {
  close(world, 401, { error: "Unauthorized", message: `Log out instance: ${world.instanceName}` });
  world.emit("logout.instance", null);
  emitState(world, { state: "close", statusReason: 401 });
}

/** A restart of an open connection: Evolution answers when it is back. */
export function reconnectNow(world: SandboxWorld) {
  emitState(world, { state: "connecting", statusReason: 200 });
  openConnection(world);
}

function reconnect(world: SandboxWorld) {
  updateInstance(world, { connectionStatus: "connecting" });
  emitState(world, { state: "connecting", statusReason: 200 });
  world.schedule(RECONNECT_MS, { step: "reconnect", input: {} });
}

function close(world: SandboxWorld, code: number, { error, message }: { error: string; message: string }) {
  const disconnectionAt = new Date(world.now()).toISOString();
  const payload = { statusCode: code, error, message };
  const disconnectionObject = JSON.stringify({
    error: { data: null, isBoom: true, isServer: false, output: { statusCode: code, payload, headers: {} } },
    date: disconnectionAt,
  });
  const row = { disconnectionAt, disconnectionReasonCode: code, disconnectionObject };
  updateInstance(world, { connectionStatus: "close", pairing: null, ...row });
  world.emit("status.instance", { instance: world.instanceName, status: "closed", ...row });
}

function refusePairing(world: SandboxWorld) {
  world.emit("qrcode.updated", { message: "QR code limit reached, please login again", statusCode: 500 });
  const { ownerJid, profileName, profilePicUrl } = getInstance(world);
  updateInstance(world, { connectionStatus: "close", pairing: null });
  emitState(world, {
    state: "refused",
    statusReason: 428,
    wuid: ownerJid ?? undefined,
    profileName: profileName ?? undefined,
    profilePictureUrl: profilePicUrl ?? undefined,
  });
}

/** The four fields of a connect answer. */
export function qrCodeBlock({ pairingCode: typed, code, count }: Pairing) {
  return { pairingCode: typed, code, base64: pairingImage(code), count };
}

function emitQrCode(world: SandboxWorld, pairing: Pairing) {
  const { count: _, ...block } = qrCodeBlock(pairing);
  world.emit("qrcode.updated", { qrcode: { instance: world.instanceName, ...block } });
}

function emitState(world: SandboxWorld, data: object) {
  world.emit("connection.update", { instance: world.instanceName, ...data });
}
