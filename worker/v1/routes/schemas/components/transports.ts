import { EVENTS, TIME } from "../fields";
import { flag, nullable, object, oneOf, type Schema, text } from "../shape";

/** The row of an event transport. */
const transport = (fields: Readonly<Record<string, Schema>>, description: string) =>
  object(
    {
      id: text("Row id."),
      enabled: flag("On or off."),
      events: EVENTS,
      ...fields,
      "createdAt?": TIME,
      "updatedAt?": TIME,
    },
    { description },
  );

/** How events leave an instance, and how it reaches WhatsApp. */
export const TRANSPORT_COMPONENTS: Readonly<Record<string, Schema>> = {
  Webhook: object(
    {
      id: text("Row id."),
      url: text("Where events go."),
      headers: nullable({ type: "object", additionalProperties: { type: "string" }, description: "Sent with each." }),
      enabled: flag("On or off. A receiver that answered 410 is switched off."),
      events: EVENTS,
      webhookByEvents: flag("Append the event's name to the address."),
      webhookBase64: flag("Include media as base64."),
      createdAt: TIME,
      updatedAt: TIME,
      instanceId: text("The instance's id upstream."),
    },
    { description: "Where an instance's events go." },
  ),
  Transport: transport({ "instanceId?": text("The instance's id upstream.") }, "An event transport."),
  Pusher: transport(
    {
      appId: text("App id."),
      key: text("App key."),
      secret: { type: "null", description: "Can be set and never read again." },
      cluster: text("Cluster."),
      useTLS: flag("Use TLS."),
    },
    "Delivery to a Pusher app of yours.",
  ),
  Proxy: object(
    {
      enabled: flag("On or off."),
      host: text("Host name or address.", { examples: ["proxy.example.com"] }),
      port: text("Port, as text.", { examples: ["3128"] }),
      protocol: oneOf(["http", "socks"], "Kind of proxy."),
      "username?": text("User."),
      "password?": text("Password. Never shown again."),
    },
    { description: "The proxy through which a number reaches WhatsApp." },
  ),
};
