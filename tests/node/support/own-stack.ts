import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seed } from "../../../local/seed.ts";
import { startStack } from "../../../local/stack.ts";
import { prepared } from "../../support/prepared.ts";

export type OwnStack = Awaited<ReturnType<typeof startOwnStack>>;

/** The whole product for one file: in a folder of its own, with a Postgres that nobody keeps. */
export async function startOwnStack(name: string) {
  const folder = await mkdtemp(join(tmpdir(), `zapin-${name}-`));
  const stack = await startStack({ port: 0, stateDir: folder, database: "memory", ...prepared() });
  return {
    folder,
    stack,
    /** What `npm start` does once everything runs. */
    seed() {
      const { gatewayUrl, secrets } = stack;
      return seed({ gatewayUrl, dashboardUrl: null, operatorToken: secrets.OPERATOR_TOKEN, stateDir: folder });
    },
    async stop(): Promise<void> {
      await stack.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
