import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { MESSAGE_STATUSES, type MessageStatus } from "../../lib/contract/message-log";
import { mergeProgress, progressAt } from "../../lib/message-progress";
import { connect } from "../client";
import { listMessages, type MessageCursor, sumMessages } from "./list-messages";
import { type LoggedFacts, type LoggedMessage, recordMessages } from "./message-log";

const db = connect(env);
const AT = Date.UTC(2031, 2, 3, 10, 20);
const newOwner = () => ({ tenantId: crypto.randomUUID(), mode: "live" as const, instanceId: crypto.randomUUID() });

const FACTS: LoggedFacts = {
  at: AT,
  direction: "out",
  source: "api",
  chatKind: "contact",
  contactHash: "hash",
  lastDigits: "0002",
  type: "conversation",
};

const sent = (id: string, facts: Partial<LoggedFacts> = {}): LoggedMessage => ({
  id,
  ...progressAt("PENDING", AT),
  errorCode: null,
  facts: { ...FACTS, ...facts },
});
const became = (id: string, status: MessageStatus, at = AT + 1_000): LoggedMessage => ({
  id,
  ...progressAt(status, at),
  errorCode: status === "ERROR" ? "463" : null,
  facts: null,
});

const ALL = { limit: 100, mode: "live" as const, cursor: undefined };
const rowsOf = async (tenantId: string) =>
  (await listMessages(db, tenantId, ALL)).map(({ messageId, status, source }) => ({ messageId, status, source }));
const hours = (tenantId: string) =>
  sumMessages(db, tenantId, { mode: "live", from: new Date(AT - 86_400_000), until: new Date(AT + 86_400_000) });

it("writes a message and its counts, and once however often it is told", async () => {
  const owner = newOwner();
  for (let time = 0; time < 3; time++) expect(await recordMessages(db, owner, [sent("A"), sent("B")])).toHaveLength(2);
  expect(await rowsOf(owner.tenantId)).toHaveLength(2);
  expect(await hours(owner.tenantId)).toEqual([
    { hour: "2031-03-03T10:00:00Z", direction: "out", source: "api", messages: 2, delivered: 0, read: 0, failed: 0 },
  ]);
});

it("moves counts with the rows: a message that fails and arrives after all is not failed", async () => {
  const owner = newOwner();
  const counts = async () => {
    const [{ messages, delivered, read, failed } = { messages: 0, delivered: 0, read: 0, failed: 0 }] = await hours(
      owner.tenantId,
    );
    return [messages, delivered, read, failed];
  };
  await recordMessages(db, owner, [sent("A")]);
  await recordMessages(db, owner, [became("A", "ERROR")]);
  expect(await counts()).toEqual([1, 0, 0, 1]);
  await recordMessages(db, owner, [became("A", "DELIVERY_ACK")]);
  expect(await counts()).toEqual([1, 1, 0, 0]);
  await recordMessages(db, owner, [became("A", "READ")]);
  await recordMessages(db, owner, [became("A", "SERVER_ACK"), became("B", "READ")]);
  expect(await counts()).toEqual([1, 1, 1, 0]);
});

it("does not take a status without its message, and says so", async () => {
  const owner = newOwner();
  expect(await recordMessages(db, owner, [became("A", "READ"), sent("B")])).toEqual(["B"]);
  expect(await rowsOf(owner.tenantId)).toHaveLength(1);
});

it("moves the counts of a message that turns out to be a bot's", async () => {
  const owner = newOwner();
  await recordMessages(db, owner, [sent("A", { source: "phone" })]);
  await recordMessages(db, owner, [sent("A", { source: "bot" })]);
  const rows = (await hours(owner.tenantId)).map(({ source, messages }) => ({ source, messages }));
  expect(rows).toEqual([
    { source: "bot", messages: 1 },
    { source: "phone", messages: 0 },
  ]);
});

it("keeps another tenant's messages apart, also under the same ids", async () => {
  const [ours, theirs] = [newOwner(), newOwner()];
  await recordMessages(db, ours, [sent("A")]);
  expect(await recordMessages(db, { ...theirs, instanceId: ours.instanceId }, [became("A", "READ")])).toEqual([]);
  expect(await rowsOf(theirs.tenantId)).toEqual([]);
  expect(await rowsOf(ours.tenantId)).toMatchObject([{ status: "PENDING" }]);
});

it("ends the same in every order, in parallel and with repetitions, and its counts are those of its rows", async () => {
  let seed = 11;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const owner = newOwner();
  const ids = ["A", "B", "C", "D", "E"];
  await recordMessages(
    db,
    owner,
    ids.map((id) => sent(id)),
  );
  const told = ids.flatMap((id) =>
    MESSAGE_STATUSES.filter(() => random() < 0.6).map((status, index) => became(id, status, AT + index * 1_000)),
  );
  const twice = [...told, ...told].sort(() => random() - 0.5);
  const batches = twice
    .map((one) => [one, sent(one.id)].map((each) => each))
    .map(([one, again]) => merged(one!, again!));
  await Promise.all(batches.map((batch) => recordMessages(db, owner, [batch])));
  const rows = await listMessages(db, owner.tenantId, ALL);
  for (const { messageId, status } of rows) {
    const reached = told.filter(({ id }) => id === messageId).map((one) => one.status);
    const furthest = MESSAGE_STATUSES.findLast((each) => reached.includes(each)) ?? "PENDING";
    expect({ messageId, status }).toEqual({ messageId, status: furthest });
  }
  const [counted] = await hours(owner.tenantId);
  const past = (least: MessageStatus) =>
    rows.filter(({ status }) => MESSAGE_STATUSES.indexOf(status) >= MESSAGE_STATUSES.indexOf(least)).length;
  expect(counted).toMatchObject({
    messages: ids.length,
    delivered: past("DELIVERY_ACK"),
    read: past("READ"),
    failed: rows.filter(({ status }) => status === "ERROR").length,
  });
});

const merged = (a: LoggedMessage, b: LoggedMessage): LoggedMessage => ({
  ...b,
  ...mergeProgress(a, b),
  errorCode: a.errorCode,
});

it("puts rows into the partition of their month, also those that came before it was made", async () => {
  const owner = newOwner();
  const late = Date.UTC(2033, 6, 9);
  await recordMessages(db, owner, [sent("A", { at: late })]);
  await db.execute(sql`select ensure_monthly_partitions('message_log', ${new Date(late).toISOString()}::timestamptz)`);
  await recordMessages(db, owner, [became("A", "READ")]);
  const { rows } = await db.execute<{ place: string }>(
    sql`select tableoid::regclass::text as place from message_log where tenant_id = ${owner.tenantId}`,
  );
  expect(rows).toEqual([{ place: "message_log_2033_07" }]);
});

it("lists newest first, page by page, with filters", async () => {
  const owner = newOwner();
  await recordMessages(
    db,
    owner,
    ["A", "B", "C"].map((id, index) => sent(id, { at: AT + index })),
  );
  const [first] = await listMessages(db, owner.tenantId, { ...ALL, limit: 1 });
  expect(first?.messageId).toBe("C");
  const rest = await listMessages(db, owner.tenantId, { ...ALL, cursor: first });
  expect(rest.map(({ messageId }) => messageId)).toEqual(["B", "A"]);
  expect(await listMessages(db, owner.tenantId, { ...ALL, status: "READ" })).toEqual([]);
  expect(await listMessages(db, owner.tenantId, { ...ALL, id: "B" })).toHaveLength(1);
});

it("shows each message once where many have one moment, and two numbers that write to each other one id", async () => {
  const one = newOwner();
  const other = { ...newOwner(), tenantId: one.tenantId };
  for (const owner of [one, other]) await recordMessages(db, owner, [sent("A"), sent("B")]);
  const seen: string[] = [];
  let cursor: MessageCursor | undefined;
  do {
    const [row] = await listMessages(db, one.tenantId, { ...ALL, limit: 1, cursor });
    if (row) seen.push(`${row.instanceId} ${row.messageId}`);
    cursor = row;
  } while (cursor);
  const all = [one, other].flatMap(({ instanceId }) => [`${instanceId} A`, `${instanceId} B`]);
  expect([...seen].sort()).toEqual(all.sort());
});
