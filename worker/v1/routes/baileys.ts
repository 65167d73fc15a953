import type { Route } from "./route";
import { deny } from "./rows";

/** The raw WhatsApp protocol, with the number's own keys: H9. */
export const BAILEYS: readonly Route[] = [
  deny("POST /baileys/onWhatsapp/:instanceName"),
  deny("POST /baileys/profilePictureUrl/:instanceName"),
  deny("POST /baileys/assertSessions/:instanceName"),
  deny("POST /baileys/createParticipantNodes/:instanceName"),
  deny("POST /baileys/getUSyncDevices/:instanceName"),
  deny("POST /baileys/generateMessageTag/:instanceName"),
  deny("POST /baileys/sendNode/:instanceName"),
  deny("POST /baileys/signalRepositoryDecryptMessage/:instanceName"),
  deny("POST /baileys/getAuthState/:instanceName"),
];
