import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PROJECT } from "../../local/build-worker.ts";
import { type OwnStack, startOwnStack } from "./support/own-stack.ts";

let own: OwnStack;

beforeAll(async () => {
  own = await startOwnStack("operator");
});

afterAll(() => own?.stop());

/** `npm run operator`, as against a deployed worker. */
async function runOperator(parameters: string[], env: Record<string, string> = {}): Promise<string> {
  const target = { ZAPIN_URL: own.stack.gatewayUrl, ZAPIN_OPERATOR_TOKEN: own.stack.secrets.OPERATOR_TOKEN };
  const command = [join(PROJECT, "scripts/operator.ts"), ...parameters];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    cwd: own.folder,
    env: { ...process.env, ...target, ...env },
  });
  return stdout;
}

const roleOf = async (email: string) => {
  const { rows } = await own.stack.postgres.query<{ role: string }>("select role from users where email = $1", [email]);
  return rows[0]?.role;
};

it("makes the first operator, with a password that is shown once", async () => {
  const said = await runOperator(["--email", "First@example.com"]);
  expect(said).toMatch(/^Password: \S{20,}$/m);
  expect(await roleOf("first@example.com")).toBe("operator");
});

it("keeps the password of an account that is there, and takes the role back", async () => {
  const given = { ZAPIN_OPERATOR_PASSWORD: "a password of my own" };
  expect(await runOperator(["--email", "second@example.com", "--role", "user"], given)).not.toContain("Password:");
  const said = await runOperator(["--email", "second@example.com"]);
  expect(said).toContain("keeps its password");
  expect(await roleOf("second@example.com")).toBe("operator");
  await runOperator(["--email", "second@example.com", "--role", "user"]);
  expect(await roleOf("second@example.com")).toBe("user");
});

it("says what is missing", async () => {
  await expect(runOperator([])).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("--email") });
  const refused = runOperator(["--email", "x@example.com"], { ZAPIN_OPERATOR_TOKEN: "wrong" });
  await expect(refused).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("401") });
});
