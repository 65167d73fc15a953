import { type RouteDocuments, refused } from "./document";

const WHY = "The raw WhatsApp protocol, with the number's own keys.";
const raw = (name: string, what: string): RouteDocuments => ({
  [`POST /baileys/${name}/:instanceName`]: refused(what, WHY),
});

export const BAILEYS_DOCUMENTS: RouteDocuments = {
  ...raw("onWhatsapp", "Look a number up"),
  ...raw("profilePictureUrl", "Find a picture"),
  ...raw("assertSessions", "Make sessions"),
  ...raw("createParticipantNodes", "Encrypt for participants"),
  ...raw("getUSyncDevices", "List devices"),
  ...raw("generateMessageTag", "Make a tag"),
  ...raw("sendNode", "Send a stanza"),
  ...raw("signalRepositoryDecryptMessage", "Decrypt a message"),
  ...raw("getAuthState", "Show the keys of a number"),
};
