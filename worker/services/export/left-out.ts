/** What an export does not hold, and why: it names it itself. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  secrets: "Keys, tokens, passwords and header values are never shown again.",
  conversations:
    "Chats, contacts and message texts are on the phone and at the WhatsApp server; nothing of them is kept here but events that wait for an endpoint, the log of their deliveries, and sends that wait in a paced queue (`pacedSends` has them without their texts).",
  largeBodies:
    "Bodies of events above a megabyte are not repeated: `deliveries` has them without, their media are in `files`.",
  sandbox: "Numbers and chats of the sandbox are made up, and forgotten when nobody uses them.",
  idempotency: "Answers to sends with an Idempotency-Key are kept for 24 hours, to be repeated under the same key.",
  onTheirWay:
    "Calls, messages and events of the last minute may still be on their way into `requests`, `messages` and `deliveries`.",
};
