import { base64 } from "./qr/pairing-image";

export type MediaKind = "image" | "document" | "video" | "audio" | "sticker" | "ptv";

interface MediaInput {
  kind: MediaKind;
  mimetype: string;
  caption?: string | undefined;
  fileName?: string | undefined;
  /** Bytes; unknown for an address, which the sandbox does not fetch. */
  size: number | undefined;
  now: number;
  contextInfo?: object;
}

const UNKNOWN_SIZE = 48_213;

/** Content of a media message as WhatsApp describes it: where the encrypted file lies and what it is. */
export function mediaMessage(input: MediaInput) {
  const { kind, mimetype, caption, fileName, size, now, contextInfo } = input;
  const messageType = `${kind}Message`;
  const sighted = kind === "image" || kind === "video" || kind === "sticker" || kind === "ptv";
  const path = crypto.randomUUID().replaceAll("-", "");
  const media = {
    url: `https://mmg.whatsapp.net/v/${path}.enc`,
    mimetype,
    fileSha256: randomBase64(),
    fileLength: { low: size ?? UNKNOWN_SIZE, high: 0, unsigned: true },
    ...(sighted ? { height: 640, width: 640 } : {}),
    ...(kind === "audio" ? { seconds: 5, ptt: true } : {}),
    mediaKey: randomBase64(),
    ...(caption === undefined ? {} : { caption }),
    ...(fileName === undefined ? {} : { fileName }),
    fileEncSha256: randomBase64(),
    directPath: `/v/${path}.enc`,
    mediaKeyTimestamp: { low: Math.floor(now / 1000), high: 0, unsigned: false },
    ...(contextInfo ? { contextInfo } : {}),
  };
  return { messageType, message: { [messageType]: media } };
}

const randomBase64 = () => base64(crypto.getRandomValues(new Uint8Array(32)));
