import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase, openDatabase } from "../../local/database.ts";
import { startNeonEndpoint } from "../../local/neon-endpoint.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** SQL over HTTP of a Postgres that lives as long as the test run. */
    neonUrl: string;
  }
}

export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "zapin-template-"));
  const postgres = await openDatabase();
  await migrateDatabase(postgres);
  // As it is before the first test: what stacks of a test file begin with.
  const template = join(folder, "postgres.tar");
  await writeFile(template, Buffer.from(await (await postgres.dumpDataDir("none")).arrayBuffer()));
  process.env.ZAPIN_DATABASE_TEMPLATE = template;
  const neon = await startNeonEndpoint(postgres);
  project.provide("neonUrl", neon.url);
  return async () => {
    await neon.stop();
    await postgres.close();
    await rm(folder, { recursive: true });
  };
}
