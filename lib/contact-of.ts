/**
 * Who a `number` of a send means, as digits by which events may name the same person: WhatsApp writes some countries'
 * numbers in two ways, whatever was dialled. Empty for groups, channels and broadcasts, which are nobody's first contact.
 */
export function spellingsOf(number: string): string[] {
  const [local = "", host] = number.trim().split("@");
  if (host !== undefined && host !== "s.whatsapp.net" && host !== "c.us" && host !== "lid") return [];
  // A group's id is longer than any number, or has its maker's number before a dash.
  if (/^\d{5,}-\d+$/.test(local)) return [];
  const digits = (local.split(":")[0] ?? "").replace(/\D/g, "");
  if (digits === "" || digits.length > 17) return [];
  const other = host === "lid" ? undefined : otherSpelling(digits);
  return other === undefined ? [digits] : [digits, other].sort();
}

/** Brazil's ninth digit, Mexico's 1 and Argentina's 9 stand in one spelling and not in the other. */
const PAIRS: readonly (readonly [long: RegExp, short: RegExp, infix: string])[] = [
  [/^(55\d\d)9(\d{8})$/, /^(55\d\d)(\d{8})$/, "9"],
  [/^(52)1(\d{10})$/, /^(52)(\d{10})$/, "1"],
  [/^(54)9(\d{10})$/, /^(54)(\d{10})$/, "9"],
];

function otherSpelling(digits: string): string | undefined {
  for (const [long, short, infix] of PAIRS) {
    if (long.test(digits)) return digits.replace(long, "$1$2");
    if (short.test(digits)) return digits.replace(short, `$1${infix}$2`);
  }
  return undefined;
}
