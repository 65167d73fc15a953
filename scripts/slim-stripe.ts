import { readFileSync } from "node:fs";
import { join, relative } from "node:path";

const SDK = join(import.meta.dirname, "../node_modules/stripe/esm");

/** Which of Stripe's resources are called: one-off checkouts. Webhooks are no resource. */
const USED = /^resources\/Checkout\//;
const ABSENT = /^(resources\/|resources\.js|shared\.js|StripeEventNotificationHandler\.js)/;

/** Which fields hold numbers as text, for a conversion that is not in the bundle: worker/bundle/stripe-coercion.js. */
const SCHEMA = /^( +)(?:request|response)Schema: \{\n[\s\S]*?^\1\},?\n/gm;
/** Methods of the client and of its checkouts that nobody here calls: newer kinds of webhooks, clones, other verbs. */
const UNUSED =
  /^ {4}(?:async )?(?:\w*[eE]ventNotification\w*|notificationHandler\w*|withStripeContext|update|expire|listLineItems)\([\s\S]*?^ {4}\}\n/gm;
const COMMENT = /^ *(\/\*\*[\s\S]*?\*\/|\/\/.*)\n?/gm;
/** Of `slimCheckout`, beside the client. */
export const CHECKOUT_FILE = "stripe-checkout.js";

/** `import { A, B as C, } from './X.js';` and `import * as D from './X.js';` */
const IMPORT = /^import (?:\* as (?<all>\w+)|\{(?<names>[^}]*)\}) from '\.\/(?<path>[^']+)';$/gm;
/** How the client makes one of each resource. */
const MAKE = /^ +this\.\w+ = new (\w+)\(this\);\n/gm;

/**
 * The client of Stripe's SDK without the other two hundred resources, each of which it would bring along: they are
 * undefined. `folder` is where the text will be put.
 */
export function slimStripe(folder: string): string {
  const source = readFileSync(join(SDK, "stripe.core.js"), "utf8").replaceAll(COMMENT, "").replaceAll(UNUSED, "");
  const absent = new Set<string>();
  const imports = source.replaceAll(IMPORT, (line, ...rest) => {
    const { all, names, path = "" }: { all?: string; names?: string; path?: string } = rest.at(-1);
    if (USED.test(path)) return line.replace(`./${path}`, `./${CHECKOUT_FILE}`);
    if (!ABSENT.test(path)) return line.replace("./", `${relative(folder, SDK)}/`);
    const locals = all ? [all] : (names ?? "").split(",").map((name) => name.split(" as ").at(-1)?.trim() ?? "");
    for (const local of locals.filter(Boolean)) absent.add(local);
    return "";
  });
  const body = imports.replaceAll(MAKE, (line, name: string) => (absent.has(name) ? "" : line));
  const named = Array.from(absent).filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return `const ${named.map((name) => `${name} = undefined`).join(", ")};\n${body}`;
}

/** Checkouts alone, as the SDK makes them. `folder` is where the text will be put. */
export function slimCheckout(folder: string): string {
  const [sessions = "", checkout = ""] = ["Sessions.js", "index.js"].map((file) =>
    readFileSync(join(SDK, "resources/Checkout", file), "utf8")
      .replaceAll(COMMENT, "")
      .replaceAll(SCHEMA, "")
      .replaceAll(UNUSED, ""),
  );
  const base = relative(folder, SDK);
  return (
    sessions.replace("'../../StripeResource.js'", `'${base}/StripeResource.js'`) + checkout.replace(/^import .*\n/, "")
  );
}
