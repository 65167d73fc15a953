/** Where the integrations and their versions put the contact: most of them at the top or among the inputs. */
const CONTACT = /^\+?\d{5,20}(?:@s\.whatsapp\.net)?$|^[\d-]{5,40}@(?:g\.us|lid)$/;
const DEPTH = 4;

/** The contact that a call is about, as digits or a group's address; undefined where it names none. */
export function contactIn(body: unknown, depth = 0): string | undefined {
  if (typeof body !== "object" || body === null || depth > DEPTH) return undefined;
  const { remoteJid }: { remoteJid?: unknown } = body;
  if (typeof remoteJid === "string" && CONTACT.test(remoteJid)) return remoteJid.replace(/^\+|@s\.whatsapp\.net$/g, "");
  for (const value of Object.values(body)) {
    const found = contactIn(value, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
