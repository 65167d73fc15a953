import { expect, it } from "vitest";
import { MAGIC_NUMBERS } from "../../durable/sandbox-instance/magic";
import { call, createOpen } from "./client.fixture";

const NOBODY = MAGIC_NUMBERS.find(({ outcome }) => outcome === "not_on_whatsapp")?.number ?? "";
const number = "5511888880002";
const jid = `${number}@s.whatsapp.net`;

// Where Evolution throws a refusal and catches it again, a text without meaning is left of it.
it.each<[string, object, number, unknown[]]>([
  ["POST /chat/sendPresence", { number: NOBODY, delay: 0, presence: "composing" }, 400, ["[object Object]"]],
  [
    "POST /chat/updateBlockStatus",
    { number: NOBODY, status: "block" },
    500,
    ["Error blocking user", "[object Object]"],
  ],
  ["POST /label/handleLabel", { number: NOBODY, labelId: "1", action: "add" }, 404, ["Number is not on WhatsApp"]],
  [
    "POST /chat/updateProfilePicture",
    { picture: "not media" },
    500,
    ["Error updating profile picture", "[object Object]"],
  ],
  [
    "POST /chat/archiveChat",
    { archive: true, chat: "5511777770000" },
    500,
    [
      {
        archived: false,
        message: ["An error occurred while archiving the chat. Open a calling.", "[object Object]"],
      },
    ],
  ],
  [
    "POST /chat/updateMessage",
    { number, text: "x", key: { id: "NONE", remoteJid: jid, fromMe: true } },
    400,
    ["Message not compatible"],
  ],
])("%s refuses as Evolution does", async (route, body, status, message) => {
  const { name } = await createOpen();
  expect(await call(`${route}/${name}`, body)).toMatchObject({ status, body: { status, response: { message } } });
});

it("says of who is not on WhatsApp that it is no business", async () => {
  const { name } = await createOpen();
  const { status, body } = await call(`POST /chat/fetchBusinessProfile/${name}`, { number: NOBODY });
  expect([status, body]).toMatchObject([200, { isBusiness: false, exists: false, number: `${NOBODY}@s.whatsapp.net` }]);
});

it("posts a picture that comes behind the head of a data URI, and sound as it is", async () => {
  const { name } = await createOpen();
  const post = async (type: string, content: string) => {
    const status = { type, content, statusJidList: [number] };
    return (await call(`POST /message/sendStatus/${name}`, status)).body.messageType;
  };
  expect(await post("image", "data:image/png;base64,iVBORw0KGgo=")).toBe("imageMessage");
  expect(await post("audio", "T2dnUw==")).toBe("audioMessage");
});
