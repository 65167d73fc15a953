import { describe, expect, it } from "vitest";
import { eventName } from "../../lib/event-names";
import { DELIVERIES, type Delivery } from "./deliveries.fixture";
import { newState, nextState, type State } from "./state-machine";

const T = 1_795_332_540_000;
const apply = (state: State, name: string, data: unknown, at = T + 1_000) => nextState(state, { name, data, at });
const run = (deliveries: readonly Delivery[], from = newState(T)) =>
  deliveries.reduce((state, { event, data, at }) => nextState(state, { name: eventName(event), data, at }), from);

const created = newState(T);
const connecting = apply(created, "CONNECTION_UPDATE", { state: "connecting" }, T);
const me = { wuid: "5511999990236@s.whatsapp.net", profileName: "Loja", profilePictureUrl: null };
const open = apply(connecting, "CONNECTION_UPDATE", { state: "open", statusReason: 200, ...me }, T);
const qr = { pairingCode: "ABCD1234", code: "2@abc", base64: "data:image/png;base64,iVBO" };
const paired = apply(created, "QRCODE_UPDATED", { qrcode: qr });

it.each<[string, State, string, unknown, Partial<State>]>([
  ["a QR code", created, "QRCODE_UPDATED", { qrcode: qr }, { status: "connecting", since: T + 1_000, qrCount: 1 }],
  [
    "the limit of codes",
    paired,
    "QRCODE_UPDATED",
    { statusCode: 500 },
    { status: "refused", cause: "qr_limit", qr: null },
  ],
  [
    "a refusal",
    connecting,
    "CONNECTION_UPDATE",
    { state: "refused", statusReason: 428 },
    { status: "refused", causeCode: 428 },
  ],
  [
    "a scan",
    paired,
    "CONNECTION_UPDATE",
    { state: "open", ...me },
    { status: "open", qr: null, profile: open.profile },
  ],
  ["a logout on the phone", open, "CONNECTION_UPDATE", { state: "close", statusReason: 401 }, { cause: "logged_out" }],
  [
    "a ban",
    open,
    "STATUS_INSTANCE",
    { disconnectionReasonCode: 403 },
    { status: "closed", cause: "banned", causeCode: 403 },
  ],
  [
    "a ban for a time",
    open,
    "CONNECTION_UPDATE",
    { state: "close", statusReason: 402 },
    { cause: "temporarily_banned" },
  ],
  ["being replaced", open, "CONNECTION_UPDATE", { state: "close", statusReason: 440 }, { cause: "replaced" }],
  ["a lost connection", open, "CONNECTION_UPDATE", { state: "close", statusReason: 408 }, { cause: "connection_lost" }],
  [
    "a code nobody knows",
    open,
    "CONNECTION_UPDATE",
    { state: "close", statusReason: 499 },
    { cause: "unknown", causeCode: 499 },
  ],
  ["LOGOUT_INSTANCE", open, "LOGOUT_INSTANCE", null, { status: "closed", cause: "logged_out", profile: open.profile }],
  ["REMOVE_INSTANCE", open, "REMOVE_INSTANCE", null, { status: "closed", cause: "removed" }],
  [
    "another attempt",
    { ...open, status: "closed", qrCount: 9 },
    "CONNECTION_UPDATE",
    { state: "connecting" },
    { qrCount: 0 },
  ],
])("follows %s", (_, state, name, data, expected) => {
  expect(apply(state, name, data)).toMatchObject(expected);
});

it("shows a code for 45 s and counts the codes of one pairing", () => {
  expect(paired.qr).toMatchObject({ code: "2@abc", pairingCode: "ABCD1234", expiresAt: T + 46_000 });
  const second = apply(paired, "QRCODE_UPDATED", { qrcode: { ...qr, code: "2@def" } }, T + 31_000);
  expect(second).toMatchObject({ qrCount: 2, since: T + 1_000 });
  expect(apply(second, "QRCODE_UPDATED", { qrcode: { ...qr, code: "2@def" } }, T + 31_000).qrCount).toBe(2);
});

it("shows no code any more once a phone has scanned it, and an older word takes none away", () => {
  const word = ["CONNECTION_UPDATE", { state: "connecting" }] as const;
  expect(apply(paired, ...word, T + 9_000)).toMatchObject({ status: "connecting", qr: null });
  expect(apply(paired, ...word, T + 1_000).qr).toMatchObject({ code: "2@abc" });
});

it.each([
  ["CONTACTS_UPDATE", []],
  ["CONNECTION_UPDATE", { state: "unheard of" }],
  ["CONNECTION_UPDATE", null],
  ["CONNECTION_UPDATE", "text"],
  ["constructor", {}],
])("is left alone by %s", (name, data) => {
  expect(apply(open, name, data)).toBe(open);
});

/** A shuffle that a seed repeats. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const pool = [...items];
  return Array.from({ length: pool.length }, () => pool.splice(Math.floor(random() * pool.length), 1)[0] as T);
}

describe.each(Object.entries(DELIVERIES))("what a %s server sent", (_, deliveries) => {
  it("leads through pairing, restart and logout to the end", () => {
    const statuses = deliveries.map((_, index) => run(deliveries.slice(0, index + 1)).status);
    const turns = statuses.filter((status, index) => status !== statuses[index - 1]);
    expect(turns).toEqual(turns.includes("created") ? ["created", ...TURNS] : TURNS);
  });

  it("ends the same in a thousand other orders, with every delivery coming up to three times", () => {
    const end = run(deliveries);
    expect(end).toMatchObject({ status: "closed", cause: "removed" });
    for (let seed = 1; seed <= 1_000; seed++) {
      const twice = deliveries.flatMap((one, index) => Array.from({ length: 1 + ((index * seed) % 3) }, () => one));
      const { status, cause, heardAt, qr: code } = run(shuffled(twice, seed));
      expect({ seed, status, cause, heardAt, code }).toEqual({
        seed,
        status: end.status,
        cause: end.cause,
        heardAt: end.heardAt,
        code: null,
      });
    }
  });

  it("is never moved back by a late repetition of anything that came before", () => {
    deliveries.forEach((_, index) => {
      const state = run(deliveries.slice(0, index + 1));
      for (const late of deliveries.slice(0, index + 1)) expect(run([late], state)).toEqual(state);
    });
  });
});

const TURNS = ["connecting", "open", "connecting", "open", "closed"];
