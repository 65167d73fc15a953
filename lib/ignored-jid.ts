/** Whether the list of a bot's settings silences a contact: `@g.us` stands for all groups, `@s.whatsapp.net` for all people. */
export function isIgnoredJid(ignoreJids: readonly string[] | null | undefined, remoteJid: string): boolean {
  if (!ignoreJids) return false;
  if (ignoreJids.includes("@g.us") && remoteJid.endsWith("@g.us")) return true;
  if (ignoreJids.includes("@s.whatsapp.net") && remoteJid.endsWith("@s.whatsapp.net")) return true;
  return ignoreJids.includes(remoteJid);
}
