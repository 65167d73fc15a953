import { DurableObject } from "cloudflare:workers";
import { migrate } from "../migrate";
import { openSql, type Sql } from "../sql";
import type { SendCall, SettleReply, StoredAnswer, UnknownOutcome } from "./messages";
import { MAX_SEALED_BODY, type ReserveReply, type ReserveRequest } from "./messages";
import { replyTo } from "./reply";
import { STEPS } from "./steps";
import {
  deleteExpired,
  deleteReservation,
  earliestDue,
  findRecord,
  insertReservation,
  updateAnswered,
  updateUnknown,
} from "./store";

const PURGE_BATCH = 1000;
/** An object holds 10 GB. What is kept goes after a day, so this is reached only by somebody who fills it on purpose. */
const MOST_BYTES = 4 * 2 ** 30;

/**
 * One per tenant and mode: the idempotency keys of its sends. Guarantees that one key lets at most one call go to the
 * upstream in 24 hours, unless that call itself says that it never got there.
 *
 * A keyed call: `reserve` before quota is taken and before a byte goes upstream. Only `go` may send, and then says
 * exactly one of: `answered` (an answer worth repeating: 2xx, or the upstream's own 4xx), `release` (refused by
 * ourselves, or never reached the upstream), `unknown` (anything else, once a byte went out). `stored`: read the
 * repeat's body to its end and compare fingerprints: the stored answer, or 422. `in_flight` and `unknown` are 409.
 * If `reserve` itself fails, ask again with the same `requestId`, or answer 503 and `release`.
 */
export class SendGuard extends DurableObject<Env> {
  #opened: Sql | undefined;

  /** Calling it twice with one `requestId` reserves once, and says `go` twice while the call may still run. */
  async reserve(request: ReserveRequest): Promise<ReserveReply> {
    const now = Date.now();
    const record = findRecord(this.#sql, request.key, now);
    if (record) return replyTo(record, request.requestId, now);
    if (this.ctx.storage.sql.databaseSize >= MOST_BYTES) return { outcome: "full" };
    insertReservation(this.#sql, request, now);
    await this.#wakeForNext();
    return { outcome: "go" };
  }

  /** A body longer than `MAX_SEALED_BODY` is not kept: repeats then hear `unknown`, and still nothing is sent twice. */
  async answered(answer: SendCall & StoredAnswer): Promise<SettleReply> {
    if (answer.sealedBody.length > MAX_SEALED_BODY) return this.unknown(answer);
    return updateAnswered(this.#sql, answer, Date.now())
      ? { ok: true, state: "answered" }
      : this.#settled(answer, "answered");
  }

  /** It may have been sent: the key is locked for the rest of its life. */
  async unknown(call: UnknownOutcome): Promise<SettleReply> {
    return updateUnknown(this.#sql, call, Date.now()) ? { ok: true, state: "unknown" } : this.#settled(call, "unknown");
  }

  /** It was certainly not sent: the key is free again. */
  async release(call: SendCall): Promise<SettleReply> {
    const now = Date.now();
    const free = deleteReservation(this.#sql, call, now) || !findRecord(this.#sql, call.key, now);
    return free ? { ok: true, state: "free" } : { ok: false, code: "not_reserved" };
  }

  /** Forgets every key and leaves nothing in storage, no alarm either. */
  async erase(): Promise<void> {
    await this.ctx.storage.deleteAll();
    this.#opened = undefined;
  }

  override async alarm(): Promise<void> {
    deleteExpired(this.#sql, PURGE_BATCH, Date.now());
    await this.#wakeForNext();
  }

  /** The tables are made at first use, not on waking: an erased guard stays empty. */
  get #sql(): Sql {
    if (!this.#opened) {
      migrate(this.ctx.storage.sql, STEPS);
      this.#opened = openSql(this.ctx.storage.sql);
    }
    return this.#opened;
  }

  /** Saying the same outcome twice is fine; the first outcome said stays. */
  #settled({ key, requestId }: SendCall, state: "answered" | "unknown"): SettleReply {
    const record = findRecord(this.#sql, key, Date.now());
    const same = record?.requestId === requestId && record.state === state;
    return same ? { ok: true, state } : { ok: false, code: "not_reserved" };
  }

  async #wakeForNext() {
    const due = earliestDue(this.#sql);
    if (due === null) return;
    const now = Date.now();
    const alarm = await this.ctx.storage.getAlarm();
    // An alarm in the past may have been lost in a restart: it is set again.
    if (alarm !== null && alarm > now && alarm <= due) return;
    await this.ctx.storage.setAlarm(Math.max(due, now + 1));
  }
}
