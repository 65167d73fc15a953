// zod, less the `z` that holds on to all of it: a package that says `import { z }` would bring along fifty languages and
// whatever else nobody calls, which is a quarter of the bundle. wrangler.toml puts this file in zod's place.
export * from "../../node_modules/zod/v4/classic/external.js";

/** One package imports it, to pass it on. Whoever uses it fails where it is evaluated, which is before any request. */
export const z = new Proxy(
  {},
  {
    get(_, name) {
      throw new Error(`z.${String(name)} is not in the bundle: import * as z from "zod"`);
    },
  },
);
