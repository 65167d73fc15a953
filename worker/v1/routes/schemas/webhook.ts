import { asks, type RouteDocuments, refused, takes } from "./document";
import { EVENTS } from "./fields";
import { flag, nullable, object, ref, text } from "./shape";

const META = "Meta's own door is `/meta/:token`, with its signature checked.";

export const WEBHOOK_DOCUMENTS: RouteDocuments = {
  "POST /webhook/set/:instanceName": takes(
    "Choose where events go",
    {
      webhook: object({
        enabled: flag("On or off."),
        url: text("A public https address.", { examples: ["https://example.com/hook"] }),
        "events?": EVENTS,
        "headers?": nullable({
          type: "object",
          description: "Sent with each delivery. Absent: those before stay.",
          additionalProperties: { type: "string" },
        }),
        "byEvents?": flag("Append the event's name to the address: `/messages-upsert`."),
        "base64?": flag("Include media as base64."),
      }),
    },
    {
      status: 201,
      answer: ref("Webhook"),
      description: "Deliveries are signed (Standard Webhooks) and tried again for days.",
    },
  ),
  "GET /webhook/find/:instanceName": asks("Show where events go", nullable(ref("Webhook"))),
  "POST /webhook/evolution": refused("Incoming messages of another server", "Upstream it has no guard."),
  "GET /webhook/meta": refused("Meta's verification", META),
  "POST /webhook/meta": refused("Meta's events", META),
};
