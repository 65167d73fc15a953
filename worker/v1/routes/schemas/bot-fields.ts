import { type Fields, flag, integer, list, oneOf, type Schema, text } from "./shape";

const TRIGGERS = ["all", "keyword", "none", "advanced"];
export const OPERATORS = ["contains", "equals", "startsWith", "endsWith", "regex"];

const IGNORED = list(
  text("A JID; `@g.us` stands for all groups and `@s.whatsapp.net` for all contacts."),
  "Whom the bot does not answer.",
);

/** How any bot converses. */
const BEHAVIOUR: Readonly<Record<string, Schema>> = {
  expire: integer("Minutes of silence after which a conversation ends; 0 for never.", { examples: [20] }),
  keywordFinish: text("What a contact writes to end the conversation.", { examples: ["#EXIT"] }),
  delayMessage: integer("Milliseconds of “typing…” before each answer.", { examples: [1000] }),
  unknownMessage: text("What to say when an answer is not understood."),
  listeningFromMe: flag("Let messages from the phone itself start the bot."),
  stopBotFromMe: flag("Pause the conversation when someone answers from the phone."),
  keepOpen: flag("Keep a finished conversation as closed, so that the next message does not start anew."),
  debounceTime: integer("Seconds to wait for more before answering. Always 0 on a shared server."),
  ignoreJids: IGNORED,
  splitMessages: flag("Send paragraphs as messages of their own."),
  timePerChar: integer("Milliseconds of “typing…” per character."),
};

const names = Object.entries(BEHAVIOUR);

/** As optional fields of a bot. */
export const BOT_BEHAVIOUR: Fields = Object.fromEntries(names.map(([name, schema]) => [`${name}?`, schema]));

/** When a bot begins to talk. */
export const BOT_TRIGGER: Fields = {
  enabled: flag("On or off."),
  "description?": text("For people."),
  triggerType: oneOf(
    TRIGGERS,
    "`all` answers everyone, `keyword` and `advanced` a message that fits, `none` nobody by itself.",
  ),
  "triggerOperator?": oneOf(OPERATORS, "How `triggerValue` is compared. Needed for `keyword`."),
  "triggerValue?": text("Text to compare with. Needed for `keyword` and `advanced`.", { examples: ["help"] }),
};

/** As the settings of an integration; which of them are required differs. */
export const settingsFields = (required: readonly string[]): Fields => ({
  ...Object.fromEntries(names.map(([name, schema]) => [required.includes(name) ? name : `${name}?`, schema])),
  "fallbackId?": text("The bot that answers what no other bot takes."),
});

export const COMMON_SETTINGS: Fields = settingsFields([]);
