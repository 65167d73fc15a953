/** The JID a number stands for, by Evolution's rules. */
export function createJid(number: string): string {
  const bare = number.replace(/:\d+/, "");
  if (/@(?:g\.us|s\.whatsapp\.net|lid|broadcast)/.test(bare)) return bare;
  const digitsAndHyphen = bare
    .replace(/[\s+()]/g, "")
    .split(/[:@]/)[0]
    ?.replace(/[^\d-]/g, "");
  if (!digitsAndHyphen) return "@s.whatsapp.net";
  if (digitsAndHyphen.includes("-") && digitsAndHyphen.length >= 24) return `${digitsAndHyphen}@g.us`;
  const digits = digitsAndHyphen.replaceAll("-", "");
  if (digits.length >= 18) return `${digits}@g.us`;
  return `${brazilian(mexicanOrArgentinian(digits))}@s.whatsapp.net`;
}

function mexicanOrArgentinian(digits: string): string {
  return /^5[24]\d{11}$/.test(digits) ? digits.slice(0, 2) + digits.slice(3) : digits;
}

/** From area 31 on, old numbers lose the ninth digit. */
function brazilian(digits: string): string {
  const [, area, first] = /^55(\d{2})\d(\d)\d{7}$/.exec(digits) ?? [];
  if (area === undefined || first === undefined) return digits;
  return Number(area) >= 31 && Number(first) >= 7 ? digits.slice(0, 4) + digits.slice(5) : digits;
}

/** Whom WhatsApp knows here: everybody but the numbers that end in 0000. */
export const isOnWhatsapp = (jid: string): boolean => !jid.endsWith("0000@s.whatsapp.net");
