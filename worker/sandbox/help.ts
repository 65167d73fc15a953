import { MAGIC_NUMBERS, MAGIC_OWN_NUMBERS } from "../../durable/sandbox-instance/magic";

const CONTROLS = [
  {
    route: "POST /sandbox/inbound/:instanceName",
    body: { from: "number", text: "string?", type: "text | image | audio?", pushName: "string?", fromMe: "boolean?" },
    effect: "A message arrives on the simulated phone.",
  },
  { route: "POST /sandbox/scan/:instanceName", effect: "The phone scans the QR code: the instance opens." },
  {
    route: "POST /sandbox/disconnect/:instanceName",
    body: { reason: "logged_out | banned | replaced | connection_lost" },
    effect: "The connection ends. The last two reasons come back by themselves, as on a real server.",
  },
  { route: "GET /sandbox/help", effect: "This page." },
];

/** What a test key can do that a live one cannot. */
export function sandboxHelp() {
  return {
    about: "Test keys reach a simulated Evolution 2.3.6 server. Instances open by themselves 5 seconds after connect.",
    controls: CONTROLS,
    recipients: MAGIC_NUMBERS.map(({ number, effect }) => ({ number, effect })),
    ownNumbers: MAGIC_OWN_NUMBERS.map(({ number, effect }) => ({ number, effect })),
    receipts: "Messages become SERVER_ACK after 0.3 s, DELIVERY_ACK after 0.8 s and READ after 2 s.",
    media: "Uploads are measured and dropped; downloads give a small stand-in.",
    limits: "5,000 messages and 1,000 waiting webhook deliveries per instance; gone after 30 days without use.",
  };
}
