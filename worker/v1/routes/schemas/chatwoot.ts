import { asks, type RouteDocuments, refused, takes } from "./document";
import { anything, flag, integer, list, nullable, text } from "./shape";

export const CHATWOOT_DOCUMENTS: RouteDocuments = {
  "POST /chatwoot/set/:instanceName": takes(
    "Link a Chatwoot account",
    {
      enabled: flag("On or off."),
      accountId: text("The account's number.", { examples: ["1"] }),
      token: text("An access token of a Chatwoot user."),
      url: text("Address of the Chatwoot server.", { examples: ["https://app.chatwoot.com"] }),
      signMsg: flag("Sign messages with the agent's name."),
      reopenConversation: flag("Go on in the last conversation."),
      conversationPending: flag("Open conversations as pending."),
      "signDelimiter?": nullable(text("What stands between name and message.")),
      "nameInbox?": nullable(text("Name of the inbox.")),
      "autoCreate?": flag("Make the inbox."),
      "importContacts?": flag("Bring contacts over."),
      "importMessages?": flag("Bring messages over."),
      "daysLimitImportMessages?": integer("How many days back."),
      "mergeBrazilContacts?": flag("Merge Brazilian numbers with and without the ninth digit."),
      "ignoreJids?": list({ type: "string" }, "Whom to leave out."),
      "number?": text("The phone's own number."),
      "organization?": text("Name of the bot's contact."),
      "logo?": text("A public http(s) address of its picture."),
    },
    { status: 201, answer: anything("As set, with the address that Chatwoot calls.") },
  ),
  "GET /chatwoot/find/:instanceName": asks("Show the Chatwoot account", anything("As set.")),
  "POST /chatwoot/webhook/:instanceName": refused(
    "Chatwoot's events",
    "Upstream it has no guard: whoever calls it sends messages.",
  ),
};
