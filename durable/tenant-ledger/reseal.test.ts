import { expect, it } from "vitest";
import { fromBase64Url } from "../../lib/encoding";
import { open, seal } from "../../lib/seal";
import { botContext, endpointContext, metaAppContext, pusherContext, tokenContext } from "../../lib/seal-contexts";
import { parseSecrets } from "../../lib/secrets";
import { newInstance, newLedger, withStore } from "../../tests/workerd/quota/ledger-fixtures";
import * as registry from "./registry";
import { resealAll } from "./reseal";

const secretOf = (version: number) => `${version}:${"A".repeat(42)}${version === 1 ? "A" : "E"}`;
const OLD = parseSecrets(secretOf(1));
const BOTH = parseSecrets(`${secretOf(2)},${secretOf(1)}`);
const NEW = parseSecrets(secretOf(2));

/** Something sealed of every kind, all with the first secret. */
async function makeStore() {
  const instance = newInstance();
  const { id } = instance;
  const endpoint = { id: "endpoint-1", tenantId: crypto.randomUUID() };
  const places = [
    { kind: "pusher", field: "secret", context: pusherContext(id), document: {} },
    { kind: "meta", field: "appSecret", context: metaAppContext(id), document: {} },
    { kind: "webhook", field: "sealed", context: endpointContext(endpoint), document: endpoint },
    { kind: "endpoint", field: "sealed", context: endpointContext(endpoint), document: endpoint },
    { kind: "pusher-endpoint", field: "sealed", context: endpointContext(endpoint), document: endpoint },
    ...["bot:typebot", "bot:evoai", "openai-creds"].map((kind) => ({
      ...{ kind, field: "sealed", context: botContext({ instanceId: id, id: kind }), document: { id: kind } },
    })),
  ];
  const stub = await newLedger();
  const sealedToken = await seal(OLD, "token", tokenContext(id));
  const documents = await Promise.all(
    places.map(async ({ kind, field, context, document }) => ({
      key: { instanceId: id, kind, id: kind },
      text: JSON.stringify({ ...document, [field]: await seal(OLD, kind, context) }),
    })),
  );
  await withStore(stub, (sql) => {
    registry.putInstance(sql, { ...instance, sealedToken });
    for (const { key, text } of documents) registry.putDocument(sql, key, text);
  });
  return { stub, id, places };
}

it("seals every kind of value anew, once, and each opens with the new secret alone", async () => {
  const { stub, id, places } = await makeStore();
  const count = { resealed: 9, current: 0, unreadable: 0, endpoints: ["endpoint-1", "endpoint-1", "endpoint-1"] };
  expect(await withStore(stub, (sql) => resealAll(sql, BOTH, { dryRun: true }))).toEqual(count);
  expect(await withStore(stub, (sql) => resealAll(sql, BOTH, { dryRun: false }))).toEqual(count);
  expect(await withStore(stub, (sql) => resealAll(sql, NEW, { dryRun: false }))).toMatchObject({ current: 9 });
  await withStore(stub, async (sql) => {
    const instance = registry.findInstanceById(sql, id);
    expect(await open(NEW, instance!.sealedToken, tokenContext(id))).toBe("token");
    for (const { kind, field, context } of places) {
      const document = JSON.parse(registry.findDocument(sql, { instanceId: id, kind, id: kind })!);
      expect(fromBase64Url(document[field])?.[0]).toBe(2);
      expect(await open(NEW, document[field], context)).toBe(kind);
    }
  });
});

it("counts what it cannot open, and leaves it as it is", async () => {
  const { stub, id } = await makeStore();
  const read = () => withStore(stub, (sql) => registry.findInstanceById(sql, id)?.sealedToken);
  const before = await read();
  expect(await withStore(stub, (sql) => resealAll(sql, NEW, { dryRun: false }))).toMatchObject({ unreadable: 9 });
  expect(await read()).toBe(before);
});
