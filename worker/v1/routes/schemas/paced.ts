import { PACED_STATES, WAIT_REASONS } from "../../../../lib/contract/pacing";
import { asks, type RouteDocuments } from "./document";
import { integer, list, nullable, object, oneOf, ref, type Schema, text } from "./shape";

const time = (description: string) => text(description, { format: "date-time" });

const SEND = {
  id: text("By which it is followed.", { format: "uuid" }),
  state: oneOf(PACED_STATES, "What has become of it."),
  reason: nullable(oneOf(WAIT_REASONS, "Why it is `waiting`.")),
  code: nullable(text("Why it `failed`, for programs.")),
  message: nullable(text("The same in words.")),
  route: text("What was called.", { examples: ["sendText"] }),
  to: nullable(text("The last digits of the number.")),
  position: nullable(integer("Its place in the queue, from 1.")),
  dueAt: nullable(time("About when it will be sent.")),
  createdAt: time("When it was queued."),
  expiresAt: time("It is not sent after this."),
  settledAt: nullable(time("When it was sent, failed or was cancelled.")),
  messageId: nullable(text("WhatsApp's id, once it is sent.")),
};

export const PACED_COMPONENTS: Readonly<Record<string, Schema>> = {
  PacedSend: object(SEND, { description: "A message that waits for its turn, without a word of it." }),
  PacedMessage: object(
    {
      ...SEND,
      key: object({ id: text("The same id, where Evolution's clients look for one.") }),
      status: text("As Evolution says it.", { enum: ["PENDING"] }),
    },
    { description: "What a send of a paced number is answered with." },
  ),
};

const ID = { pacedId: "The `id` of a 202." };

export const PACED_DOCUMENTS: RouteDocuments = {
  "GET /paced/list/:instanceName": asks(
    "List messages that wait",
    object({
      items: list(ref("PacedSend")),
      nextCursor: nullable(text("The `cursor` of the next page.")),
    }),
    {
      query: {
        "state?": oneOf(["open", "settled"], "What waits, or the rest of the last 14 days.", { default: "open" }),
        "cursor?": text("Where the page before has ended."),
      },
    },
  ),
  "GET /paced/find/:instanceName/:pacedId": asks("Follow a message that waits", ref("PacedSend"), { parameters: ID }),
  "DELETE /paced/cancel/:instanceName/:pacedId": asks("Cancel a message that waits", ref("PacedSend"), {
    description: "409 for one that is being sent, or was.",
    parameters: ID,
  }),
  "DELETE /paced/clear/:instanceName": asks(
    "Cancel all messages that wait",
    object({ cancelled: integer("How many there were.") }),
  ),
};
