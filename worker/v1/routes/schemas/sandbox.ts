import { asks, type RouteDocuments, takes } from "./document";
import { NUMBER } from "./fields";
import { anything, flag, oneOf, ref, text } from "./shape";

const REASONS = ["logged_out", "banned", "replaced", "connection_lost"];

export const SANDBOX_DOCUMENTS: RouteDocuments = {
  "GET /sandbox/help": asks("Show magic numbers and controls", anything("All of it, as JSON.")),
  "POST /sandbox/inbound/:instanceName": takes(
    "Let a message arrive",
    {
      from: NUMBER,
      "text?": text("What it says.", { examples: ["Halo, masih ada?"] }),
      "type?": oneOf(["text", "image", "audio"], "What it is.", { default: "text" }),
      "pushName?": text("Name of the sender.", { examples: ["Budi"] }),
      "fromMe?": flag("As if written on the phone itself."),
    },
    { status: 201, answer: ref("Message") },
  ),
  "POST /sandbox/scan/:instanceName": asks("Scan the QR code", ref("ConnectionState"), { status: 201 }),
  "POST /sandbox/disconnect/:instanceName": takes(
    "End the connection",
    { reason: oneOf(REASONS, "Why. The last two come back by themselves.") },
    { status: 201, answer: ref("ConnectionState") },
  ),
};
