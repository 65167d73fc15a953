import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const PROJECT = join(import.meta.dirname, "..");

/** Settings that are valid in form: nothing is called, so nothing reads them. */
const SETTINGS = {
  ENVIRONMENT: "development",
  PUBLIC_URL: "http://127.0.0.1",
  KEY_SECRETS: `1:${Buffer.alloc(32).toString("base64url")}`,
  DATA_SECRETS: `1:${Buffer.alloc(32).toString("base64url")}`,
  OPERATOR_TOKEN: "x".repeat(24),
};

/** The names that the worker imports from the runtime. */
const RUNTIME = `data:text/javascript,${encodeURIComponent(`
  export const env = ${JSON.stringify(SETTINGS)};
  export const exports = {};
  export const waitUntil = () => {};
  export class DurableObject {}
  export class RpcTarget {}
  export class WorkerEntrypoint {}
`)}`;

/** A module of the worker, for what it says and not for what it does: there is no runtime behind it here. */
export async function importWorker<T>(path: string): Promise<T> {
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier.startsWith("cloudflare:")) return { url: RUNTIME, format: "module", shortCircuit: true };
      return next(sourceOf(specifier, context.parentURL) ?? specifier, context);
    },
  });
  return (await import(pathToFileURL(join(PROJECT, path)).href)) as T;
}

/** `./keys` → `./keys.ts` or `./keys/index.ts`, in files of ours. */
function sourceOf(specifier: string, parent: string | undefined): string | undefined {
  if (!/^\.\.?(\/|$)/.test(specifier) || !parent?.startsWith("file:") || parent.includes("/node_modules/")) return;
  const candidates = [`${specifier}.ts`, `${specifier}/index.ts`].map((name) => new URL(name, parent));
  return candidates.find((url) => existsSync(fileURLToPath(url)))?.href;
}
