/** The columns of a bot that decide whether it answers. */
export interface TriggeredBot {
  enabled: boolean;
  triggerType: string | null;
  triggerOperator: string | null;
  triggerValue: string | null;
}

type Matcher = (text: string, value: string) => boolean;

/** Keyword operators in the order in which Evolution tries them. */
const operators: readonly (readonly [string, Matcher])[] = [
  ["equals", (text, value) => text === value],
  ["regex", matchesRegex],
  ["startsWith", (text, value) => text.startsWith(value)],
  ["endsWith", (text, value) => text.endsWith(value)],
  ["contains", (text, value) => text.includes(value)],
];

/** The one bot of an integration that answers a text, as 2.3.6 picks it: there `none` answers everything, like `all`. */
export function findBotByTrigger<T extends TriggeredBot>(bots: readonly T[], text: string): T | undefined {
  const enabled = bots.filter((bot) => bot.enabled);
  const always = enabled.find(({ triggerType }) => triggerType === "all" || triggerType === "none");
  return always ?? enabled.find((bot) => matchesAdvanced(bot, text)) ?? findByKeyword(enabled, text);
}

function findByKeyword<T extends TriggeredBot>(bots: readonly T[], text: string): T | undefined {
  const byKeyword = bots.filter(({ triggerType }) => triggerType === "keyword");
  for (const [operator, matches] of operators) {
    const found = byKeyword.find((bot) => bot.triggerOperator === operator && matches(text, bot.triggerValue ?? ""));
    if (found) return found;
  }
  return undefined;
}

/** A pattern that does not compile makes Evolution drop the message; here it matches nothing. */
function matchesRegex(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}

/** A map, since tenants name the operator: an object would know `constructor` as well. */
const filters: ReadonlyMap<string, Matcher> = new Map<string, Matcher>([
  ["contains", (text, value) => text.includes(value)],
  ["notcontains", (text, value) => !text.includes(value)],
  ["startswith", (text, value) => text.startsWith(value)],
  ["endswith", (text, value) => text.endsWith(value)],
  ["exact", (text, value) => text === value],
]);

/**
 * `contains:price,list notcontains:stop`: every operator must hold, by any of its groups, and in a group every value of
 * the comma list. Case and accents do not count.
 */
function matchesAdvanced({ triggerType, triggerValue }: TriggeredBot, text: string): boolean {
  if (triggerType !== "advanced" || triggerValue === null) return false;
  const plainText = plain(text);
  const groups = Map.groupBy(triggerValue.split(" "), (filter) => filter.split(":")[0] ?? "");
  return [...groups].every(([operator, terms]) => {
    const matches = filters.get(operator.toLowerCase());
    return matches !== undefined && terms.some((term) => holds(term.slice(operator.length + 1), plainText, matches));
  });
}

function holds(values: string, text: string, matches: Matcher): boolean {
  return values.split(",").every((value) => matches(text, plain(value)));
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
