import { type RouteDocument, type RouteDocuments, takes } from "./document";
import { mediaSource, NUMBER, SEND_OPTIONS } from "./fields";
import { decimal, type Fields, flag, integer, list, object, oneOf, ref, type Schema, text } from "./shape";

type More = Partial<Pick<RouteDocument, "description" | "fileField" | "channels">>;

const PHONE = ["WHATSAPP-BAILEYS"];
const MESSAGE = ref("Message");

const send = (summary: string, fields: Fields, more: More = {}): RouteDocument =>
  takes(summary, fields, { status: 201, answer: MESSAGE, ...more });

/** To one recipient, with the options of every send. */
const sendTo = (summary: string, fields: Fields, more: More = {}): RouteDocument =>
  send(summary, { number: NUMBER, ...fields, ...SEND_OPTIONS }, more);

const contact: Schema = object({
  fullName: text("Name to show.", { examples: ["Siti Rahma"] }),
  phoneNumber: text("Their number.", { minLength: 10, examples: ["+62 812-3456-7890"] }),
  "wuid?": text("Their WhatsApp id: digits."),
  "organization?": text("Company."),
  "email?": text("E-mail address."),
  "url?": text("Web page."),
});

const section: Schema = object({
  title: text("Heading."),
  rows: list(
    object({
      title: text("What the person sees."),
      "description?": text("Below it."),
      rowId: text("What you get back."),
    }),
    "Choices.",
    { minItems: 1 },
  ),
});

const button: Schema = object({
  type: oneOf(["reply", "copy", "url", "call", "pix"], "Kind of button."),
  "displayText?": text("Its label.", { examples: ["Yes"] }),
  "id?": text("`reply`: what you get back."),
  "copyCode?": text("`copy`: what is copied."),
  "url?": text("`url`: the address to open."),
  "phoneNumber?": text("`call`: the number to ring."),
  "currency?": text("`pix`: ISO 4217.", { examples: ["BRL"] }),
  "name?": text("`pix`: name of the payee."),
  "keyType?": oneOf(["phone", "email", "cpf", "cnpj", "random"], "`pix`: kind of key."),
  "key?": text("`pix`: the key."),
});

export const MESSAGE_DOCUMENTS: RouteDocuments = {
  "POST /message/sendText/:instanceName": sendTo("Send a text", {
    text: text("What to say. WhatsApp's `*bold*` and `_italic_` work.", {
      examples: ["Halo! Pesanan Anda sudah dikirim."],
    }),
    "linkPreview?": flag("Show a preview of the first link.", { default: true }),
  }),
  "POST /message/sendMedia/:instanceName": sendTo(
    "Send an image, video, audio file or document",
    {
      mediatype: oneOf(["image", "video", "audio", "document"], "What it is."),
      "media?": mediaSource("The file"),
      "mimetype?": text("Its media type.", { examples: ["image/jpeg"] }),
      "fileName?": text("Its name, such as `invoice.pdf`. Needed for a document in base64."),
      "caption?": text("Text below it."),
    },
    { fileField: "media" },
  ),
  "POST /message/sendPtv/:instanceName": sendTo(
    "Send a round video note",
    { "video?": mediaSource("The video", "https://example.com/clip.mp4") },
    { fileField: "video", channels: PHONE },
  ),
  "POST /message/sendWhatsAppAudio/:instanceName": sendTo(
    "Send a voice note",
    {
      "audio?": mediaSource("The recording", "https://example.com/note.ogg"),
      "encoding?": flag("Convert to the format of voice notes.", { default: true }),
    },
    { fileField: "audio" },
  ),
  "POST /message/sendStatus/:instanceName": send(
    "Post a status",
    {
      type: oneOf(["text", "image", "video", "audio"], "What it is."),
      "content?": text("The text; otherwise a public http(s) address or base64.", {
        examples: ["Buka sampai jam 9 malam"],
      }),
      "caption?": text("Text below an image or video."),
      "backgroundColor?": text("Needed for a text.", { examples: ["#008000"] }),
      "font?": integer("Needed for a text.", { minimum: 1, maximum: 5 }),
      "statusJidList?": list({ type: "string" }, "Who sees it: numbers.", { minItems: 1, uniqueItems: true }),
      "allContacts?": flag("Everyone sees it. This or `statusJidList` is needed."),
    },
    { fileField: "content", channels: PHONE },
  ),
  "POST /message/sendSticker/:instanceName": sendTo(
    "Send a sticker",
    {
      sticker: mediaSource("The picture, converted to webp", "https://example.com/sticker.png"),
      "notConvertSticker?": flag("Send it as it is. 2.3 and newer."),
    },
    { channels: PHONE, description: "An uploaded file is not used: give `sticker`." },
  ),
  "POST /message/sendLocation/:instanceName": sendTo("Send a location", {
    latitude: decimal("Degrees.", { examples: [-6.2088] }),
    longitude: decimal("Degrees.", { examples: [106.8456] }),
    name: text("Name of the place.", { examples: ["Monas"] }),
    address: text("Its address.", { examples: ["Jakarta Pusat"] }),
  }),
  "POST /message/sendContact/:instanceName": sendTo("Send contact cards", {
    contact: list(contact, "The cards.", { minItems: 1 }),
  }),
  "POST /message/sendReaction/:instanceName": send("React to a message", {
    key: ref("MessageKey"),
    reaction: text("One emoji. Empty takes the reaction back (2.3 and newer).", { examples: ["👍"] }),
  }),
  "POST /message/sendPoll/:instanceName": sendTo(
    "Send a poll",
    {
      name: text("The question.", { examples: ["Kapan dikirim?"] }),
      selectableCount: integer("How many answers one may choose; 0 for any.", { minimum: 0, maximum: 10 }),
      values: list({ type: "string" }, "The answers.", {
        minItems: 2,
        maxItems: 10,
        uniqueItems: true,
        examples: [["Pagi", "Sore"]],
      }),
    },
    { channels: PHONE },
  ),
  "POST /message/sendList/:instanceName": sendTo("Send a list to choose from", {
    title: text("Heading."),
    "description?": text("Text above the list."),
    footerText: text("Small text below."),
    buttonText: text("Label of the button that opens the list.", { examples: ["Pilih"] }),
    sections: list(section, "Groups of choices.", { minItems: 1 }),
  }),
  "POST /message/sendButtons/:instanceName": sendTo(
    "Send buttons",
    {
      title: text("Heading."),
      "description?": text("Text below it."),
      "footer?": text("Small text."),
      "thumbnailUrl?": mediaSource("A picture above"),
      buttons: list(button, "At most three of `reply`, and no other kind beside them; `pix` stands alone.", {
        minItems: 1,
      }),
    },
    { description: "WhatsApp shows buttons on some phones only." },
  ),
  "POST /message/sendTemplate/:instanceName": send(
    "Send an approved template",
    {
      number: NUMBER,
      name: text("Name of the template.", { examples: ["order_shipped"] }),
      language: text("Its language.", { examples: ["pt_BR"] }),
      "components?": list({ type: "object" }, "Values for its variables, as Meta defines them."),
    },
    { channels: ["WHATSAPP-BUSINESS"] },
  ),
};
