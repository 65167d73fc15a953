import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GROUP } from "../support/clients/client-call.ts";
import { CLIENT_CALLS } from "../support/clients/index.ts";
import type { Version } from "../support/evolution/server.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

const VERSIONS: Version[] = ["2.3.6", "2.2.3"];

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

describe.each(VERSIONS)("with a server of %s behind the gateway", (version) => {
  it.each(CLIENT_CALLS)("$client $does", async ({ request, headers, body, status, reads }) => {
    const { key, instance } = await gateway.makeShop({ version });
    const filled = (text: string) => text.replaceAll("{key}", key).replaceAll("{name}", instance.name);
    const makeGroup = async () =>
      (await gateway.call(key, `POST /group/create/${instance.name}`, { body: GROUP })).body.id as string;
    const line = request.includes("{group}") ? request.replace("{group}", await makeGroup()) : request;
    const answer = await gateway.call(undefined, filled(line), {
      headers: Object.fromEntries(Object.entries(headers).map(([header, value]) => [header, filled(value)])),
      body: body && filled(body),
    });
    const shown = JSON.parse(answer.text.replaceAll(instance.name, "{name}"));
    expect({ status: answer.status, body: shown }).toMatchObject({ status, body: reads });
  });
});
