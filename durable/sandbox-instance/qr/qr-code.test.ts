import { expect, it } from "vitest";
import { sha256, toHex } from "../../../lib/encoding";
import { checkBytes } from "./error-correction";
import { newPairingText, pairingImage } from "./pairing-image";
import { QR_SIZE, qrCode } from "./qr-code";

it("makes the check bytes of the standard's worked example", () => {
  const hello = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
  expect([...checkBytes(Uint8Array.from(hello), 10)]).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
});

it("draws what an independent reader decoded", async () => {
  const modules = qrCode("https://zapin.example/a-text-to-scan");
  expect(modules).toHaveLength(QR_SIZE);
  const drawn = modules.map((row) => row.map((dark) => (dark ? "#" : " ")).join("")).join("\n");
  expect(toHex(await sha256(drawn))).toBe("5a9f9dabaf4962838614fecd882abc4deb2f319175d53dae319d8162fe4f459a");
});

it("refuses a text that does not fit", () => {
  expect(() => qrCode("x".repeat(272))).toThrow(RangeError);
});

it("wraps a pairing code into a PNG", () => {
  const [type, content] = pairingImage(newPairingText()).split(",");
  expect(type).toBe("data:image/png;base64");
  const bytes = Uint8Array.from(atob(content ?? ""), (char) => char.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([260, 260]);
});
