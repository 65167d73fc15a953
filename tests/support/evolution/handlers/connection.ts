import { emit } from "../events.ts";
import { newQr } from "../qr.ts";
import { type Context, type Instance, timestamp } from "../state.ts";

/** Starts pairing: from here on the instance shows a QR code. */
export async function startPairing(context: Context, instance: Instance, number: string | undefined): Promise<void> {
  instance.state = "connecting";
  instance.qr = newQr(number, 1);
  const { pairingCode, code, base64 } = instance.qr;
  const { name } = instance;
  const connecting = { instance: name, state: "connecting", statusReason: 200 };
  context.background(
    inTurn(context, instance, [
      { event: "connection.update", data: connecting },
      { event: "qrcode.updated", data: { qrcode: { instance: name, pairingCode, code, base64 } } },
    ]),
  );
  const { opensAfterMs } = context;
  if (opensAfterMs !== undefined) context.background(openLater(context, instance, opensAfterMs));
}

async function openLater(context: Context, instance: Instance, afterMs: number): Promise<void> {
  await context.wait(afterMs);
  if (instance.state === "connecting") await openConnection(context, instance, {});
}

export interface Profile {
  /** Digits of the paired phone. Default: the instance's number, or one made from its id. */
  phone?: string;
  profileName?: string;
}

/** As if the phone had scanned the code. Resolves when the event has been delivered. */
export async function openConnection(context: Context, instance: Instance, profile: Profile): Promise<void> {
  const phone = profile.phone ?? instance.number ?? `551199${Number.parseInt(instance.id.slice(0, 6), 16)}`;
  const wuid = `${phone}@s.whatsapp.net`;
  const profileName = profile.profileName ?? "Loja";
  const updatedAt = timestamp();
  Object.assign(instance, { state: "open", qr: null, ownerJid: wuid, profileName, disconnection: null, updatedAt });
  const data = { instance: instance.name, wuid, profileName, state: "open", statusReason: 200 };
  await emit(context, instance, { event: "connection.update", data });
}

/** The end of a connection that does not come back by itself: logged out, forbidden, replaced. */
export async function closeConnection(context: Context, instance: Instance, code: number): Promise<void> {
  const { name } = instance;
  const at = timestamp();
  const object = JSON.stringify({ error: { data: null, isBoom: true, output: { statusCode: code } }, date: at });
  Object.assign(instance, { state: "close", qr: null, disconnection: { code, object, at }, updatedAt: at });
  const status = {
    instance: name,
    status: "closed",
    disconnectionAt: at,
    disconnectionReasonCode: code,
    disconnectionObject: object,
  };
  await inTurn(context, instance, [
    ...(context.version === "2.3.6" ? [{ event: "status.instance", data: status }] : []),
    // Said of every end: the session is thrown away with it.
    { event: "logout.instance", data: null },
    { event: "connection.update", data: { instance: name, state: "close", statusReason: code } },
  ]);
}

async function inTurn(context: Context, instance: Instance, events: readonly { event: string; data: unknown }[]) {
  for (const event of events) await emit(context, instance, event);
}
