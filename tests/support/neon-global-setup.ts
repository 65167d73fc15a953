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
  const postgres = await openDatabase();
  await migrateDatabase(postgres);
  const neon = await startNeonEndpoint(postgres);
  project.provide("neonUrl", neon.url);
  return async () => {
    await neon.stop();
    await postgres.close();
  };
}
