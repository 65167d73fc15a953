import type { Plugin } from "vite";

const LAZY = /\bimport\(("[^"]+")\)/g;

/**
 * Makes lazy imports eager in tests. In the deployed bundle an import costs no I/O; here each asks the test runner for the
 * module, and of two requests that wait for one answer the runtime takes the second for hung.
 */
export const staticImports = (): Plugin => ({
  name: "static-imports",
  enforce: "pre",
  transform(code, id) {
    if (!/\/(worker|durable|db|lib)\/[^?]*\.ts$/.test(id) || /\.test\.ts$/.test(id)) return undefined;
    const names = new Map<string, string>();
    const eager = code.replaceAll(LAZY, (_, path: string) => {
      const name = names.get(path) ?? `lazyModule${names.size}`;
      names.set(path, name);
      return `Promise.resolve(${name})`;
    });
    if (names.size === 0) return undefined;
    const imports = Array.from(names, ([path, name]) => `import * as ${name} from ${path};`);
    return { code: `${imports.join(" ")} ${eager}`, map: null };
  },
});
