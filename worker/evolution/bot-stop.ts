/**
 * A server lets a bot that is off go on in every conversation that is open, and answer as the fallback. So where bots are not to
 * run, those of a kind ignore everybody. What is added for that stands behind a mark, and goes with it.
 */
const MARK = "zapin:off";
const EVERYBODY = ["@s.whatsapp.net", "@g.us"];

export const isStopped = (ignoreJids: unknown): boolean => Array.isArray(ignoreJids) && ignoreJids.includes(MARK);

export const withStop = (ignoreJids: readonly string[]): string[] => [...ignoreJids, MARK, ...EVERYBODY];

/** What has to be done at a server, one by one, so that nobody else's change of the same list is lost. */
export function stopChanges(ignoreJids: readonly unknown[], stop: boolean): { remoteJid: string; action: string }[] {
  if (stop) {
    const missing = [MARK, ...EVERYBODY].filter((jid) => !ignoreJids.includes(jid));
    return missing.map((remoteJid) => ({ remoteJid, action: "add" }));
  }
  const at = ignoreJids.indexOf(MARK);
  const added = at < 0 ? [] : EVERYBODY.filter((jid) => ignoreJids.indexOf(jid) > at);
  return (at < 0 ? [] : [...added, MARK]).map((remoteJid) => ({ remoteJid, action: "remove" }));
}

/** Whom the tenant wants ignored. Somebody that a server has put behind the mark since was added by the tenant. */
export function withoutStop<T>(ignoreJids: readonly (T | string)[]): (T | string)[] {
  const at = ignoreJids.indexOf(MARK);
  if (at < 0) return [...ignoreJids];
  const added = ignoreJids.slice(at + 1).filter((jid) => !EVERYBODY.some((all) => all === jid));
  return [...ignoreJids.slice(0, at), ...added];
}
