import * as z from "zod";
import { closedLoop } from "./closed-loop.ts";
import { openLoop } from "./open-loop.ts";

/** The load generator's own process: takes one load as JSON, prints its outcome, ends. */

const Target = z.object({ port: z.number(), path: z.string(), key: z.string() });
const Load = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("closed"),
    targets: z.array(Target),
    connections: z.number(),
    requests: z.number(),
    seconds: z.number(),
  }),
  z.object({
    kind: z.literal("open"),
    target: Target,
    rate: z.number(),
    seconds: z.number(),
    warmUpSeconds: z.number(),
    connections: z.number(),
    spin: z.boolean(),
  }),
]);

const load = Load.parse(JSON.parse(process.argv[2] ?? "null"));
const outcome = load.kind === "closed" ? await closedLoop(load) : await openLoop(load);
process.stdout.write(JSON.stringify(outcome), () => process.exit(0));
