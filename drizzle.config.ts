import { defineConfig } from "drizzle-kit";

// `generate` works offline; only `migrate` (production) needs DATABASE_URL.
export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/index.ts",
  out: "./db/migrations",
  dbCredentials: { url: process.env.DATABASE_URL ?? "" },
});
