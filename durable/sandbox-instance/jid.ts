const KNOWN_SERVERS = ["@g.us", "@s.whatsapp.net", "@lid", "@broadcast"];
const GROUP_DIGITS = 18;
const OLD_GROUP_LENGTH = 24;

/** A number as people write it → the address WhatsApp uses, by the rules of Evolution 2.3.6. */
export function createJid(number: string): string {
  const text = number.replace(/:\d+/, "");
  if (KNOWN_SERVERS.some((server) => text.includes(server))) return text;
  const bare = text.replace(/[\s+()]/g, "").split(/[@:]/)[0] ?? "";
  if (bare.includes("-") && bare.length >= OLD_GROUP_LENGTH) return `${bare.replace(/[^\d-]/g, "")}@g.us`;
  const digits = bare.replace(/\D/g, "");
  if (digits.length >= GROUP_DIGITS) return `${digits}@g.us`;
  return `${withoutMobilePrefix(digits)}@s.whatsapp.net`;
}

/** Mexico and Argentina drop the mobile digit after the country code; Brazil drops the ninth digit in some areas. */
function withoutMobilePrefix(digits: string): string {
  if (/^(52|54)\d{11}$/.test(digits)) return digits.slice(0, 2) + digits.slice(3);
  const brazil = /^55(\d{2})\d(\d{8})$/.exec(digits);
  if (!brazil) return digits;
  const [, area = "", local = ""] = brazil;
  const keepsNinth = Number(area) < 31 || Number(local[0]) < 7;
  return keepsNinth ? digits : `55${area}${local}`;
}

export const isGroupJid = (jid: string) => jid.endsWith("@g.us");

/** `5511…@s.whatsapp.net` → `5511…`. */
export const jidUser = (jid: string) => jid.split("@")[0] ?? "";

/** The addresses of a body's list of numbers. */
export const createJids = (numbers: unknown): string[] =>
  Array.isArray(numbers) ? numbers.map((number) => createJid(String(number))) : [];
