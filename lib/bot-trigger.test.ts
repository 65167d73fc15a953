import { describe, expect, it } from "vitest";
import { findBotByTrigger, type TriggeredBot } from "./bot-trigger";
import { isIgnoredJid } from "./ignored-jid";

type Named = TriggeredBot & { name: string };

function bot(triggerType: string, triggerOperator: string | null = null, triggerValue: string | null = null): Named {
  return { name: triggerOperator ?? triggerType, enabled: true, triggerType, triggerOperator, triggerValue };
}

const keyword = (operator: string, value: string) => bot("keyword", operator, value);

/** In the reverse of Evolution's order, so that the order of the list decides nothing. */
const everyKind = [
  keyword("contains", "menu"),
  keyword("endsWith", "menu"),
  keyword("startsWith", "menu"),
  keyword("regex", "^menu$"),
  keyword("equals", "menu"),
  bot("advanced", null, "exact:menu"),
  bot("all"),
];

it("tries all, advanced, equals, regex, startsWith, endsWith, contains in this order", () => {
  const order: string[] = [];
  let left: Named[] = everyKind;
  while (left.length > 0) {
    const found = findBotByTrigger(left, "menu");
    order.push(found?.name ?? "nobody");
    left = left.filter((other) => other !== found);
  }
  expect(order).toEqual(["all", "advanced", "equals", "regex", "startsWith", "endsWith", "contains"]);
});

describe("findBotByTrigger", () => {
  const cases: readonly (readonly [TriggeredBot, string, boolean])[] = [
    [bot("none"), "anything", true],
    [{ ...bot("all"), enabled: false }, "anything", false],
    [keyword("equals", "Oi"), "Oi", true],
    [keyword("equals", "Oi"), "oi", false],
    [keyword("regex", "^atend.*"), "atendente", true],
    [keyword("regex", "^atend.*"), "quero atendente", false],
    [keyword("regex", "(unclosed"), "(unclosed", false],
    [keyword("startsWith", "quero"), "quero pedir", true],
    [keyword("startsWith", "quero"), "eu quero", false],
    [keyword("endsWith", "obrigado"), "muito obrigado", true],
    [keyword("contains", "pizza"), "uma pizza grande", true],
    [keyword("contains", "pizza"), "uma esfiha", false],
    [bot("advanced", null, "contains:preço"), "Qual o PRECO?", true],
    [bot("advanced", null, "contains:preço,lista"), "preço", false],
    [bot("advanced", null, "contains:preço,lista"), "lista de preço", true],
    [bot("advanced", null, "contains:preço contains:valor"), "qual o valor", true],
    [bot("advanced", null, "contains:preço notcontains:parar"), "preço, parar", false],
    [bot("advanced", null, "startswith:oi endswith:tchau"), "oi e tchau", true],
    [bot("advanced", null, "exact:10:30"), "10:30", true],
    [bot("advanced", null, "unknown:oi"), "oi", false],
    [bot("advanced", null, "constructor:oi"), "oi", false],
    [bot("advanced", null, "__proto__:oi"), "oi", false],
    [bot("advanced", null, "exact:OI  exact:oi"), "oi", false],
    [keyword("equals", "Oi"), " Oi", false],
    [keyword("equals", "İSTANBUL"), "İstanbul", false],
    [keyword("contains", "caf\u00e9"), "um cafe\u0301", false],
    [bot("advanced", null, "contains:caf\u00e9"), "um CAFE\u0301", true],
  ];

  it.each(cases)("%j hears %j: %s", (candidate, text, expected) => {
    expect(findBotByTrigger([candidate], text) === candidate).toBe(expected);
  });
});

describe("isIgnoredJid", () => {
  const person = "5511999990001@s.whatsapp.net";
  const group = "120363000000000001@g.us";

  it.each([
    [null, person, false],
    [[], person, false],
    [[person], person, true],
    [[person], group, false],
    [["@g.us"], group, true],
    [["@g.us"], person, false],
    [["@s.whatsapp.net"], person, true],
    [["@s.whatsapp.net"], group, false],
  ])("%j ignores %s: %s", (list, jid, expected) => {
    expect(isIgnoredJid(list, jid)).toBe(expected);
  });
});
