import { seal } from "../../lib/seal";
import type { Storage } from "../storage";
import { attemptDelivery, isAccepted, type Sender } from "./attempt";
import type { Endpoint } from "./endpoint";
import { bodyContext, type TestReply, type TestRequest } from "./messages";
import { outgoingOf, showAttempt, showDelivery } from "./show";
import { insertDelivery, settleAttempt } from "./store";

/** Tries once, whatever it comes to, and writes it into the log. */
export async function sendTest(
  { storage, sender }: { storage: Storage; sender: Sender },
  endpoint: Endpoint,
  { id, event, envelope, due }: TestRequest & { due: number },
): Promise<TestReply> {
  const { secrets } = sender;
  const body = await seal(secrets, envelope, bodyContext(id, 0));
  insertDelivery(storage.sql, { id, event, body, moreParts: 0 }, due);
  const delivery = { id, event, due: Date.now(), moreParts: 0 };
  const outgoing = outgoingOf({ sql: storage.sql, secrets }, endpoint, delivery);
  const { attempt } = await attemptDelivery(sender, endpoint, outgoing);
  const state = isAccepted(attempt) ? "delivered" : "failed";
  settleAttempt(storage.sql, { id }, { attempt, state, due: null });
  const shown = await showAttempt({ secrets }, endpoint, { id, attempt });
  const detail = await showDelivery({ sql: storage.sql, secrets }, endpoint, id);
  return { ...shown, body: detail?.body ?? "" };
}
