import { expect, it } from "vitest";
import { caller, memoryWorld } from "../memory-world";
import { baileysHandlers } from "./baileys";

const jid = "5511977770001@s.whatsapp.net";
const base64 = expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/);

const cases: readonly (readonly [string, Record<string, unknown>, unknown])[] = [
  ["onWhatsapp", { jid }, [{ jid, exists: true }]],
  ["onWhatsapp", { jid: "99900000001@s.whatsapp.net" }, [{ jid: "99900000001@s.whatsapp.net", exists: false }]],
  ["onWhatsapp", {}, []],
  ["profilePictureUrl", { jid }, undefined],
  ["assertSessions", { jids: [jid] }, true],
  ["assertSessions", {}, false],
  [
    "createParticipantNodes",
    { jids: [jid], extraAttrs: { mediatype: "image" } },
    {
      nodes: [
        {
          tag: "to",
          attrs: { jid },
          content: [{ tag: "enc", attrs: { v: "2", type: "pkmsg", mediatype: "image" }, content: base64 }],
        },
      ],
      shouldIncludeDeviceIdentity: false,
    },
  ],
  ["getUSyncDevices", { jids: [jid] }, [{ user: "5511977770001", device: 0 }]],
  ["generateMessageTag", {}, expect.stringMatching(/^\d+\.\d+-1$/)],
  ["sendNode", { stanza: { tag: "iq", attrs: {} } }, undefined],
  [
    "getAuthState",
    {},
    {
      me: { id: "5511999990001@s.whatsapp.net", name: "Shop" },
      account: { details: base64, accountSignatureKey: base64, accountSignature: base64 },
    },
  ],
];

it.each(cases)("baileys/%s %j", async (name, body, expected) => {
  const answer = await caller(baileysHandlers, memoryWorld())(`POST /baileys/${name}/:instanceName`, { body });
  expect(answer).toEqual({ status: 200, body: expected });
});

it("cannot decrypt", async () => {
  const call = caller(baileysHandlers, memoryWorld());
  const route = "POST /baileys/signalRepositoryDecryptMessage/:instanceName";
  expect(await call(route, { body: { jid, type: "msg", ciphertext: "AAAA" } })).toMatchObject({ status: 500 });
});
