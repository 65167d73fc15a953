import type { SandboxAnswer, SandboxHandlers, SandboxWorld } from "../handler";
import { getInstance, ownJid } from "../instance";
import { jidUser } from "../jid";
import { outcomeOf } from "../magic";
import { isObject, serverError } from "../validation";

const SESSION_BYTES = 32;

/** Doors into the WhatsApp library itself, in the shapes it answers with. Evolution checks no body here. */
export const baileysHandlers: SandboxHandlers = {
  "POST /baileys/onWhatsapp/:instanceName": (_world, { body }) =>
    ok(textsOf([body.jid]).map((jid) => ({ jid, exists: outcomeOf(jid) !== "not_on_whatsapp" }))),

  /** Nobody in the sandbox has a picture: the library then says nothing at all. */
  "POST /baileys/profilePictureUrl/:instanceName": () => ok(undefined),

  /** Whether keys had to be fetched. */
  "POST /baileys/assertSessions/:instanceName": (_world, { body }) => ok(textsOf(body.jids).length > 0),

  "POST /baileys/createParticipantNodes/:instanceName": (_world, { body }) =>
    ok({
      nodes: textsOf(body.jids).map((jid) => participantNode(jid, body.extraAttrs)),
      shouldIncludeDeviceIdentity: false,
    }),

  "POST /baileys/getUSyncDevices/:instanceName": (_world, { body }) =>
    ok(textsOf(body.jids).map((jid) => ({ user: jidUser(jid), device: 0 }))),

  "POST /baileys/generateMessageTag/:instanceName": () => ok(messageTag()),

  "POST /baileys/sendNode/:instanceName": () => ok(undefined),

  /** There are no keys to decrypt with, as on a phone that has never heard of the sender. */
  "POST /baileys/signalRepositoryDecryptMessage/:instanceName": () => serverError("No session record"),

  "POST /baileys/getAuthState/:instanceName": (world) => ok(authState(world)),
};

const ok = (body: unknown): SandboxAnswer => ({ status: 200, body });

function textsOf(values: unknown): string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
}

function participantNode(jid: string, extraAttrs: unknown) {
  const attrs = { v: "2", type: "pkmsg", ...(isObject(extraAttrs) ? extraAttrs : {}) };
  return { tag: "to", attrs: { jid }, content: [{ tag: "enc", attrs, content: randomBase64() }] };
}

/** Two random 16-bit numbers and a counter. */
function messageTag(): string {
  const [first, second] = crypto.getRandomValues(new Uint16Array(2));
  return `${first}.${second}-1`;
}

function authState(world: SandboxWorld) {
  const instance = getInstance(world);
  const account = { details: randomBase64(), accountSignatureKey: randomBase64(), accountSignature: randomBase64() };
  return { me: { id: instance.ownerJid ?? ownJid(instance), name: instance.profileName }, account };
}

function randomBase64(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(SESSION_BYTES))));
}
