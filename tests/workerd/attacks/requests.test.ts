import { expect, it } from "vitest";
import { asKey, makeHouse, makeKey } from "../api/support";
import { fetchGateway } from "../support";

it("an invented id of a call, of a time that no database has, breaks nothing", async () => {
  const { owner, path } = await makeHouse();
  const invented = "ffffffff-ffff-4fff-8fff-ffffffffffff";
  for (const query of [`requestId=${invented}`, `cursor=${invented}`]) {
    expect((await owner.ask("GET", `${path}/requests?${query}`)).status).not.toBe(500);
  }
  const replay = await owner.ask("POST", `${path}/requests/${invented}/replay`, { body: null, confirm: true });
  expect(replay.status).toBe(404);
});

it("no cache between us and a tenant may keep what was answered, whoever asked and with what success", async () => {
  const { owner, path, tenantId } = await makeHouse();
  const { key } = await makeKey(tenantId, { scopes: ["manage"] });
  const policies = new Set<string | null>();
  for (const ask of [owner.ask, asKey(key), asKey("zpn_test_none")]) {
    for (const route of ["", "/keys", "/usage?mode=test", "/nowhere"]) {
      policies.add((await ask("GET", path + route)).headers.get("cache-control"));
    }
  }
  policies.add((await owner.ask("GET", "/me")).headers.get("cache-control"));
  expect([...policies]).toEqual(["no-store"]);
});

it("a monitor that asks for the head alone hears that the gateway is up", async () => {
  for (const path of ["/v1/health", "/v1", "/"]) {
    const response = await fetchGateway(path, { method: "HEAD" });
    expect([path, response.status, await response.text()]).toEqual([path, 200, ""]);
  }
});

it("nor is a place in a list that no database has", async () => {
  const { owner, path } = await makeHouse();
  const id = crypto.randomUUID();
  const cursors = [`999999999999999.${id}`, `-1.${id}`, "0000-01-01T00:00:00Z", `1.${id}.`, "1."];
  const lists = ["/endpoints", "/messages"].map((list) => path + list);
  for (const cursor of cursors) {
    for (const list of lists) expect((await owner.ask("GET", `${list}?cursor=${cursor}`)).status, cursor).toBe(400);
  }
  const far = { name: "x", mode: "test", expiresAt: "9999-12-31T23:59:59-14:00" };
  const { status, body } = await owner.ask("POST", `${path}/keys`, far);
  expect([status, Object.keys(body.errors)]).toEqual([400, ["expiresAt"]]);
});

it("a time that no database has is refused, not looked for", async () => {
  const { owner, path } = await makeHouse();
  const lists = ["/requests", "/messages", "/messages/hours", "/audit", "/bot-analytics", "/usage/hourly"];
  const questions = [
    ...lists.flatMap((list) => ["from", "until"].map((name) => `${list}?${name}`)),
    "/keys?unusedSince",
    "/audit?format=csv&from",
  ];
  for (const question of questions) {
    for (const time of ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "-000001-01-01T00:00:00Z"]) {
      const answer = await owner.ask("GET", `${path}${question}=${encodeURIComponent(time)}`);
      expect([question, time, answer.status]).toEqual([question, time, 400]);
    }
  }
});
