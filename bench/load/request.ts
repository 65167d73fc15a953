/** Where one system takes sends. */
export interface Target {
  port: number;
  path: string;
  key: string;
}

/** What every system is sent. */
export const BODY = '{"number":"6281234567890","text":"Pesanan Anda sudah dikirim dengan kurir hari ini."}';

export function rawRequest({ port, path, key }: Target): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `apikey: ${key}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(BODY)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${BODY}`);
}
