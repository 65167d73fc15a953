import { expect, it } from "vitest";
import { pairingStep } from "../../app/components/instances/pairing-state.ts";
import type { Pairing } from "../../lib/contract/instance.ts";

const idle: Pairing = { status: "created", cause: null, qr: null, pairingCode: null, profile: null };
const qr = { code: "2@a", image: null, expiresAt: "2026-01-01T00:00:00.000Z" };
const calm = { isDown: false, hadCode: false };

it.each([
  ["ready", idle, calm],
  ["ready", { ...idle, status: "closed", cause: "logged_out" }, calm],
  ["waiting", { ...idle, status: "connecting", qr }, { isDown: false, hadCode: true }],
  ["waiting", { ...idle, status: "connecting" }, calm],
  ["scanned", { ...idle, status: "connecting" }, { isDown: false, hadCode: true }],
  ["connected", { ...idle, status: "open" }, { isDown: true, hadCode: true }],
  ["limit", { ...idle, status: "refused", cause: "qr_limit" }, calm],
  ["limit", { ...idle, status: "closed", cause: "qr_limit" }, calm],
  ["refused", { ...idle, status: "closed", cause: "banned" }, calm],
  ["down", idle, { isDown: true, hadCode: false }],
] as const)("says %s", (step, pairing, seen) => {
  expect(pairingStep(pairing as Pairing, seen)).toBe(step);
});
