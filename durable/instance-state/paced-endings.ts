import { PACED_EVENT } from "../../lib/event-names";
import { seal } from "../../lib/seal";
import type { InstanceProfile } from "../tenant-ledger/instance-profile";
import { bodyContext } from "../webhook-outbox/messages";
import type { Desk } from "./arrival";
import type { PacedEnding } from "./messages";
import { hasSeen, insertInbox, insertSeen } from "./store";
import { wantedByAny } from "./wants";

/** Writes down that paced sends have come to their end, each once. False where nobody wants to hear of it. */
export async function takeEndings(
  desk: Desk,
  profile: InstanceProfile,
  endings: readonly PacedEnding[],
): Promise<boolean> {
  const isWanted = wantedByAny(profile, PACED_EVENT);
  if (!isWanted && !desk.publisher.isListening) return false;
  const sealed = isWanted ? await Promise.all(endings.map((ending) => sealEnding(desk, profile, ending))) : [];
  // From here on nothing is waited for: all of it is kept, or nothing.
  const { sql } = desk;
  const kept = { ...desk.current() };
  const now = Date.now();
  endings.forEach(({ id, send }, place) => {
    if (hasSeen(sql, id, now)) return;
    insertSeen(sql, id, now);
    kept.taken++;
    kept.revision++;
    const body = sealed[place];
    if (body !== undefined) insertInbox(sql, { sequence: kept.taken, id, event: PACED_EVENT, body, object: null });
    desk.publisher.tell({ revision: kept.revision, paced: send });
  });
  desk.keep(kept);
  return true;
}

/** An envelope like Evolution's, without its closing brace: each receiver's `destination` is added to it. */
function sealEnding(
  { secrets, publicUrl, kept }: Desk,
  { instance }: InstanceProfile,
  { id, send }: PacedEnding,
): Promise<string> {
  const about = { event: PACED_EVENT, instance: instance.name, data: send, date_time: send.settledAt };
  const envelope = { ...about, sender: kept.state.profile?.jid ?? null, server_url: publicUrl };
  return seal(secrets, JSON.stringify(envelope).slice(0, -1), bodyContext(id, 0));
}
