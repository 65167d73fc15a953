import { ok } from "../answer.ts";
import type { Fields } from "../fields.ts";
import { createJid, isOnWhatsapp } from "../jid.ts";
import { type Call, type Route, route } from "../routing.ts";
import { type Context, type Instance, newId, runningInstance } from "../state.ts";
import { mustBeConnected } from "./send/dispatch.ts";

/** The raw protocol: what each call hands out about the connected phone. */
const RESULTS: Record<string, (instance: Instance, body: Fields) => unknown> = {
  onWhatsapp: (_, { jid }) => [{ jid: createJid(String(jid)), exists: isOnWhatsapp(createJid(String(jid))) }],
  profilePictureUrl: () => null,
  assertSessions: () => false,
  createParticipantNodes: () => ({ nodes: [], shouldIncludeDeviceIdentity: false }),
  getUSyncDevices: () => [],
  generateMessageTag: () => newId().slice(0, 12),
  sendNode: () => true,
  signalRepositoryDecryptMessage: () => null,
  getAuthState: ({ ownerJid, token }) => ({
    me: { id: ownerJid },
    account: { details: token, accountSignature: token },
  }),
};

export const baileysRoutes: Route[] = Object.entries(RESULTS).map(([name, result]) =>
  route(`POST /baileys/${name}/:instanceName`, (context: Context, { instance, body }: Call) => {
    const target = runningInstance(context, instance.instanceName, `baileys${name}`);
    mustBeConnected(target);
    return ok(result(target, body));
  }),
);
