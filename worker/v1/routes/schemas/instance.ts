import { asks, type RouteDocuments, takes } from "./document";
import { EVENTS, PRESENCE } from "./fields";
import { flag, list, object, oneOf, ref, type Schema, text } from "./shape";

const STATE_OR_CODE: Schema = {
  anyOf: [ref("QrCode"), ref("ConnectionState")],
  description: "A QR code while it waits for the phone, its state when it is connected.",
};

const done = (message: string): Schema =>
  object({
    status: oneOf(["SUCCESS"], "Fixed."),
    error: flag("`false`."),
    response: object({ message: text("What was done.", { examples: [message] }) }),
  });

const created: Schema = object({
  instance: object({
    instanceName: text("Your name for it."),
    instanceId: text("Its id."),
    integration: ref("Integration"),
    "status?": text("`connecting`, `open` or `close`."),
  }),
  hash: text("An API key for this instance alone, for SDKs that expect one."),
  "webhook?": { type: "object", description: "As set." },
  "settings?": ref("Settings"),
  "qrcode?": ref("QrCode"),
});

export const INSTANCE_DOCUMENTS: RouteDocuments = {
  "POST /instance/create": takes(
    "Create an instance",
    {
      instanceName: text("1 to 100 characters. Yours alone: other accounts may use the same.", { examples: ["toko"] }),
      integration: ref("Integration"),
      "qrcode?": flag("Start pairing at once and answer with the code. Takes 5 seconds longer."),
      "number?": text("The phone's own number, for a pairing code. `WHATSAPP-BUSINESS`: Meta's phone number id."),
      "token?": text("`WHATSAPP-BUSINESS`: Meta's access token. Otherwise ignored."),
      "businessId?": text("`WHATSAPP-BUSINESS`: Meta's business account id."),
      "rejectCall?": flag("Refuse calls."),
      "msgCall?": text("What to answer a refused call."),
      "groupsIgnore?": flag("Take no notice of groups."),
      "alwaysOnline?": flag("Appear online."),
      "readMessages?": flag("Mark incoming messages as read."),
      "readStatus?": flag("Mark statuses as seen."),
      "syncFullHistory?": flag("Fetch the whole history."),
      "webhook?": object(
        {
          url: text("Where events go.", { examples: ["https://example.com/hook"] }),
          "events?": EVENTS,
          "headers?": { type: "object", additionalProperties: { type: "string" } },
          "byEvents?": flag("Append the event's name to the address."),
          "base64?": flag("Include media as base64."),
        },
        { description: "Receive events from the start." },
      ),
      "websocket?": object({ "enabled?": flag("On or off."), "events?": EVENTS }),
    },
    { status: 201, answer: created },
  ),
  "GET /instance/fetchInstances": asks("List your instances", list(ref("Instance")), {
    query: {
      "instanceName?": text("Only this one."),
      "instanceId?": text("Only this one."),
      "number?": text("Only the one with this number."),
    },
  }),
  "GET /instance/connect/:instanceName": asks("Connect a phone", STATE_OR_CODE, {
    query: { "number?": text("Digits of the phone's own number: answers with a pairing code as well.") },
  }),
  "POST /instance/restart/:instanceName": asks("Reconnect", STATE_OR_CODE),
  "GET /instance/connectionState/:instanceName": asks("Show the state of the connection", ref("ConnectionState")),
  "POST /instance/setPresence/:instanceName": takes(
    "Appear online or offline",
    { presence: oneOf(PRESENCE, "What others see.") },
    { status: 201, answer: object({ presence: text("As set.") }), channels: ["WHATSAPP-BAILEYS"] },
  ),
  "DELETE /instance/logout/:instanceName": asks("Disconnect the phone", done("Instance logged out"), {
    description: "The instance stays and can be connected again.",
  }),
  "DELETE /instance/delete/:instanceName": asks("Delete an instance", done("Instance deleted"), {
    description: "With all that is stored of it.",
  }),
};
