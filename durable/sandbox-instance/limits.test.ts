import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { migrate } from "../migrate";
import { openDocuments } from "./documents";
import { steps } from "./migrations";
import { insertDelivery, insertStep } from "./queues";

const inFreshObject = (run: (sql: SqlStorage) => unknown) =>
  runInDurableObject(env.SANDBOX.getByName(crypto.randomUUID()), (_, { storage }) => {
    migrate(storage.sql, steps);
    return run(storage.sql);
  });

it("keeps the newest five thousand messages", async () => {
  const kept = await inFreshObject((sql) => {
    const documents = openDocuments(sql);
    for (let i = 0; i < 5_003; i++) documents.put("message", `${i}`, { i });
    const rows = documents.list<{ i: number }>("message");
    return [rows.length, rows[0]?.i, rows.at(-1)?.i];
  });
  expect(kept).toEqual([5_000, 3, 5_002]);
});

it("keeps what is large only as far as all of it fits into memory, and nothing that no row can hold", async () => {
  const kept = await inFreshObject((sql) => {
    const documents = openDocuments(sql);
    documents.put("message", "small", { text: "hi" });
    for (let i = 0; i < 40; i++) documents.put("message", `${i}`, { text: `${i} ${"é".repeat(200_000)}` });
    documents.put("message", "39", { text: "é".repeat(700_000) });
    const rows = documents.list<{ text: string }>("message");
    return rows.map(({ text }) => text.split(" ", 1)[0]);
  });
  expect(kept).toEqual(["hi", ...Array.from({ length: 19 }, (_, i) => `${20 + i}`)]);
});

it("keeps a document's place when it changes", async () => {
  const ids = await inFreshObject((sql) => {
    const documents = openDocuments(sql);
    for (const id of ["a", "b", "a"]) documents.put("message", id, { id });
    return documents.list<{ id: string }>("message").map(({ id }) => id);
  });
  expect(ids).toEqual(["a", "b"]);
});

it("keeps the newest thousand deliveries and steps", async () => {
  const kept = await inFreshObject((sql) => {
    for (let i = 0; i < 1_003; i++) {
      insertDelivery(sql, 1, { url: "https://hooks.test", headers: {}, body: `${i}` });
      insertStep(sql, 1, { step: "scan", input: { i } });
    }
    return ["deliveries", "steps"].map((table) =>
      sql.exec<{ rows: number; first: number }>(`SELECT count(*) AS rows, min(id) AS first FROM ${table}`).one(),
    );
  });
  expect(kept).toEqual([
    { rows: 1_000, first: 4 },
    { rows: 1_000, first: 4 },
  ]);
});

it("migrates once, and goes on where it stopped", async () => {
  const done = await inFreshObject((sql) => {
    migrate(sql, [...steps, "CREATE TABLE later (id TEXT)"]);
    migrate(sql, [...steps, "CREATE TABLE later (id TEXT)"]);
    return sql.exec<{ done: number }>("SELECT count(*) AS done FROM migrations").one().done;
  });
  expect(done).toBe(steps.length + 1);
});
