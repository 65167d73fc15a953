/**
 * What real servers sent about one number between its creation and its removal, in the order of arrival: paired by QR code,
 * five messages sent and read, one received, restarted, logged out, deleted. Only the fields that are read here.
 */
export const DELIVERIES: Readonly<Record<string, readonly Delivery[]>> = {
  "2.2.3": [
    { event: "connection.update", at: 1795332557091, data: { state: "connecting", statusReason: 200 } },
    {
      event: "qrcode.updated",
      at: 1795332557251,
      data: { qrcode: { pairingCode: null, code: "2@to2iY8NK2z", base64: "data:image/png;base64,iVBO" } },
    },
    { event: "connection.update", at: 1795332567067, data: { state: "connecting", statusReason: 200 } },
    {
      event: "connection.update",
      at: 1795332567093,
      data: { wuid: "5511999990223@s.whatsapp.net", profileName: "Loja v223", state: "open", statusReason: 200 },
    },
    {
      event: "send.message",
      at: 1795332571265,
      data: {
        key: {
          remoteJid: "5511888880002@s.whatsapp.net",
          fromMe: true,
          id: "3EB0982FD25207D4EE2319700AAC2173B65D9CEE",
        },
        status: "PENDING",
        messageType: "conversation",
        messageTimestamp: 1795332571,
        source: "unknown",
      },
    },
    {
      event: "messages.update",
      at: 1795332571522,
      data: { keyId: "3EB0982FD25207D4EE2319700AAC2173B65D9CEE", fromMe: true, status: "DELIVERY_ACK" },
    },
    {
      event: "send.message",
      at: 1795332571597,
      data: {
        key: {
          remoteJid: "5511888880002@s.whatsapp.net",
          fromMe: true,
          id: "3EB000D3C7FA7FFF3C5A62A235222832B9310878",
        },
        status: "PENDING",
        messageType: "conversation",
        messageTimestamp: 1795332571,
        source: "unknown",
      },
    },
    {
      event: "send.message",
      at: 1795332571648,
      data: {
        key: {
          remoteJid: "5511888880002@s.whatsapp.net",
          fromMe: true,
          id: "3EB04056D46AB629692ECD95E2EE8DC0E8E9C840",
        },
        status: "PENDING",
        messageType: "reactionMessage",
        messageTimestamp: 1795332571,
        source: "unknown",
      },
    },
    {
      event: "send.message",
      at: 1795332571682,
      data: {
        key: {
          remoteJid: "5511888880002@s.whatsapp.net",
          fromMe: true,
          id: "3EB0B3002D224AE3D0E6515643E4B9B1D87A308B",
        },
        status: "PENDING",
        messageType: "locationMessage",
        messageTimestamp: 1795332571,
        source: "unknown",
      },
    },
    {
      event: "send.message",
      at: 1795332571706,
      data: {
        key: {
          remoteJid: "5511888880002@s.whatsapp.net",
          fromMe: true,
          id: "3EB00866C362AB83BA6EB0FBF42A7D9D0A0A6DAE",
        },
        status: "PENDING",
        messageType: "pollCreationMessageV3",
        messageTimestamp: 1795332571,
        source: "unknown",
      },
    },
    { event: "chats.update", at: 1795332571750, data: [{ remoteJid: "5511888880002@s.whatsapp.net" }] },
    { event: "contacts.update", at: 1795332571755, data: [{ remoteJid: "5511888880002@s.whatsapp.net" }] },
    {
      event: "messages.upsert",
      at: 1795332571774,
      data: {
        key: { remoteJid: "5511888880002@s.whatsapp.net", fromMe: false, id: "3AF6A9C99F75D3500CDB" },
        status: "DELIVERY_ACK",
        messageType: "conversation",
        messageTimestamp: 1795332571,
        source: "ios",
      },
    },
    {
      event: "messages.update",
      at: 1795332571856,
      data: { keyId: "3EB000D3C7FA7FFF3C5A62A235222832B9310878", fromMe: true, status: "DELIVERY_ACK" },
    },
    {
      event: "contacts.update",
      at: 1795332571887,
      data: { remoteJid: "5511888880002@s.whatsapp.net", pushName: "Cliente" },
    },
    {
      event: "messages.update",
      at: 1795332571901,
      data: { keyId: "3EB04056D46AB629692ECD95E2EE8DC0E8E9C840", fromMe: true, status: "DELIVERY_ACK" },
    },
    {
      event: "messages.update",
      at: 1795332571933,
      data: { keyId: "3EB0B3002D224AE3D0E6515643E4B9B1D87A308B", fromMe: true, status: "DELIVERY_ACK" },
    },
    {
      event: "messages.update",
      at: 1795332571965,
      data: { keyId: "3EB00866C362AB83BA6EB0FBF42A7D9D0A0A6DAE", fromMe: true, status: "DELIVERY_ACK" },
    },
    {
      event: "messages.update",
      at: 1795332571972,
      data: { keyId: "3EB0982FD25207D4EE2319700AAC2173B65D9CEE", fromMe: true, status: "READ" },
    },
    {
      event: "messages.update",
      at: 1795332572301,
      data: { keyId: "3EB000D3C7FA7FFF3C5A62A235222832B9310878", fromMe: true, status: "READ" },
    },
    {
      event: "messages.update",
      at: 1795332572352,
      data: { keyId: "3EB04056D46AB629692ECD95E2EE8DC0E8E9C840", fromMe: true, status: "READ" },
    },
    {
      event: "messages.update",
      at: 1795332572380,
      data: { keyId: "3EB0B3002D224AE3D0E6515643E4B9B1D87A308B", fromMe: true, status: "READ" },
    },
    {
      event: "messages.update",
      at: 1795332572409,
      data: { keyId: "3EB00866C362AB83BA6EB0FBF42A7D9D0A0A6DAE", fromMe: true, status: "READ" },
    },
    { event: "connection.update", at: 1795332574291, data: { state: "connecting", statusReason: 200 } },
    {
      event: "connection.update",
      at: 1795332574319,
      data: { wuid: "5511999990223@s.whatsapp.net", profileName: "Loja v223", state: "open", statusReason: 200 },
    },
    { event: "logout.instance", at: 1795332578302, data: null },
    { event: "connection.update", at: 1795332578302, data: { state: "close", statusReason: 401 } },
    { event: "remove.instance", at: 1795332581628, data: null },
  ],
  "2.3.6": [
    { event: "instance.create", at: 1795332526186, data: {} },
    { event: "connection.update", at: 1795332526359, data: { state: "connecting", statusReason: 200 } },
    {
      event: "qrcode.updated",
      at: 1795332526712,
      data: { qrcode: { pairingCode: null, code: "2@a4dCEUFBFi", base64: "data:image/png;base64,iVBO" } },
    },
    { event: "connection.update", at: 1795332535572, data: { state: "connecting", statusReason: 200 } },
    {
      event: "connection.update",
      at: 1795332535612,
      data: { wuid: "5511999990236@s.whatsapp.net", profileName: "Loja v236", state: "open", statusReason: 200 },
    },
    {
      event: "send.message",
      at: 1795332540655,
      data: {
        key: { remoteJid: "5511888880002@s.whatsapp.net", fromMe: true, id: "3EB087241A6875334CB0B5" },
        status: "PENDING",
        messageType: "conversation",
        messageTimestamp: 1795332540,
        source: "web",
      },
    },
    {
      event: "messages.update",
      at: 1795332540908,
      data: { keyId: "3EB087241A6875334CB0B5", fromMe: true, status: "DELIVERY_ACK" },
    },
    {
      event: "send.message",
      at: 1795332541013,
      data: {
        key: { remoteJid: "5511888880002@s.whatsapp.net", fromMe: true, id: "3EB0231B5EDA4E2E72E1F8" },
        status: "PENDING",
        messageType: "conversation",
        messageTimestamp: 1795332540,
        source: "web",
      },
    },
    {
      event: "send.message",
      at: 1795332541080,
      data: {
        key: { remoteJid: "5511888880002@s.whatsapp.net", fromMe: true, id: "3EB0D93E64896026949FAC" },
        status: "PENDING",
        messageType: "reactionMessage",
        messageTimestamp: 1795332541,
        source: "web",
      },
    },
    {
      event: "send.message",
      at: 1795332541139,
      data: {
        key: { remoteJid: "5511888880002@s.whatsapp.net", fromMe: true, id: "3EB0ADE9EC6430160DB484" },
        status: "PENDING",
        messageType: "locationMessage",
        messageTimestamp: 1795332541,
        source: "web",
      },
    },
    {
      event: "send.message",
      at: 1795332541201,
      data: {
        key: { remoteJid: "5511888880002@s.whatsapp.net", fromMe: true, id: "3EB0C601F4006699C629A3" },
        status: "PENDING",
        messageType: "pollCreationMessageV3",
        messageTimestamp: 1795332541,
        source: "web",
      },
    },
    {
      event: "messages.update",
      at: 1795332541281,
      data: { keyId: "3EB0231B5EDA4E2E72E1F8", fromMe: true, status: "DELIVERY_ACK" },
    },
    {
      event: "messages.update",
      at: 1795332541410,
      data: { keyId: "3EB0D93E64896026949FAC", fromMe: true, status: "DELIVERY_ACK" },
    },
    {
      event: "messages.update",
      at: 1795332541478,
      data: { keyId: "3EB087241A6875334CB0B5", fromMe: true, status: "READ" },
    },
    {
      event: "messages.update",
      at: 1795332541483,
      data: { keyId: "3EB0C601F4006699C629A3", fromMe: true, status: "DELIVERY_ACK" },
    },
    { event: "chats.update", at: 1795332541515, data: [{ remoteJid: "5511888880002@s.whatsapp.net" }] },
    {
      event: "messages.update",
      at: 1795332541523,
      data: { keyId: "3EB0ADE9EC6430160DB484", fromMe: true, status: "DELIVERY_ACK" },
    },
    { event: "contacts.update", at: 1795332541527, data: [{ remoteJid: "5511888880002@s.whatsapp.net" }] },
    {
      event: "messages.upsert",
      at: 1795332541560,
      data: {
        key: {
          remoteJid: "5511888880002@s.whatsapp.net",
          remoteJidAlt: "95511888880002@lid",
          fromMe: false,
          id: "3A522F22336402F3EC53",
          participant: "",
          addressingMode: "pn",
        },
        status: "DELIVERY_ACK",
        messageType: "conversation",
        messageTimestamp: 1795332541,
        source: "ios",
      },
    },
    {
      event: "contacts.update",
      at: 1795332541702,
      data: { remoteJid: "5511888880002@s.whatsapp.net", pushName: "Cliente" },
    },
    {
      event: "messages.update",
      at: 1795332541714,
      data: { keyId: "3EB0231B5EDA4E2E72E1F8", fromMe: true, status: "READ" },
    },
    {
      event: "messages.update",
      at: 1795332541779,
      data: { keyId: "3EB0D93E64896026949FAC", fromMe: true, status: "READ" },
    },
    {
      event: "messages.update",
      at: 1795332541832,
      data: { keyId: "3EB0ADE9EC6430160DB484", fromMe: true, status: "READ" },
    },
    {
      event: "messages.update",
      at: 1795332541898,
      data: { keyId: "3EB0C601F4006699C629A3", fromMe: true, status: "READ" },
    },
    { event: "connection.update", at: 1795332544047, data: { state: "connecting", statusReason: 200 } },
    {
      event: "connection.update",
      at: 1795332544082,
      data: { wuid: "5511999990236@s.whatsapp.net", profileName: "Loja v236", state: "open", statusReason: 200 },
    },
    { event: "status.instance", at: 1795332548005, data: { status: "closed", disconnectionReasonCode: 401 } },
    { event: "logout.instance", at: 1795332548014, data: null },
    { event: "connection.update", at: 1795332548014, data: { state: "close", statusReason: 401 } },
    { event: "instance.delete", at: 1795332551336, data: {} },
    { event: "remove.instance", at: 1795332551336, data: null },
  ],
};

export interface Delivery {
  /** Dotted. */
  event: string;
  /** `date_time`, in ms. */
  at: number;
  data: unknown;
}
