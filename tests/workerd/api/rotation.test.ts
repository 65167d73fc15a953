import { expect, it } from "vitest";
import { reseal, seal } from "../../../lib/seal";
import { parseSecrets } from "../../../lib/secrets";
import { authSecrets } from "../../../worker/auth/secrets";
import { resealAuthValue } from "../../../worker/services/secrets/auth-values";
import { asToken, manage } from "./support";

interface Step {
  place: string;
  unreadable: number;
  nextCursor: string | null;
}

const OLD = "1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
const BOTH = parseSecrets(`2:${"B".repeat(42)}A,${OLD}`);
const NEW = parseSecrets(`2:${"B".repeat(42)}A`);

it("walks every sealed column and every ledger, one step at a time", async () => {
  const places: string[] = [];
  let cursor: string | null = null;
  do {
    const step: Step = await manage("POST", "/operator/secrets/rotation", { dryRun: true, cursor });
    places.push(step.place);
    cursor = step.nextCursor;
  } while (cursor !== null);
  expect([...new Set(places)]).toEqual([
    "evolution_servers.sealed_key",
    "webhook_endpoints.sealed",
    "bots.sealed",
    "two_factors.secret",
    "two_factors.backup_codes",
    "ledgers",
  ]);
});

it("refuses a cursor that is none of its own", async () => {
  for (const cursor of ["99:", "x", "-1:a"]) {
    const { status, body } = await asToken("POST", "/operator/secrets/rotation", { cursor });
    expect({ status, errors: body.errors }).toEqual({ status: 400, errors: { cursor: [expect.any(String)] } });
  }
});

it("seals anew only what is not sealed with the newest secret", async () => {
  const old = await seal(parseSecrets(OLD), "secret", "place");
  const anew = await reseal(BOTH, old, "place");
  expect(await reseal(BOTH, anew!, "place")).toBeUndefined();
  expect(await reseal(NEW, anew!, "place")).toBeUndefined();
  await expect(reseal(NEW, old, "place")).rejects.toThrow("version 1");
  await expect(reseal(BOTH, old, "elsewhere")).rejects.toThrow();
});

it("does so with what Better Auth encrypts as well", async () => {
  const { symmetricDecrypt, symmetricEncrypt } = await import("better-auth/crypto");
  const keysOf = async (secrets: typeof NEW) =>
    new Map((await authSecrets(secrets)).map(({ version, value }) => [version, value]));
  const old = await symmetricEncrypt({ key: { keys: await keysOf(BOTH), currentVersion: 1 }, data: "totp" });
  const anew = await resealAuthValue(BOTH, old);
  expect(await resealAuthValue(BOTH, anew!)).toBeUndefined();
  expect(await symmetricDecrypt({ key: { keys: await keysOf(NEW), currentVersion: 2 }, data: anew! })).toBe("totp");
  await expect(resealAuthValue(NEW, old)).rejects.toThrow();
});
