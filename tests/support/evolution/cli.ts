import { parseArgs } from "node:util";
import { startEvolution } from "./server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8080" },
    version: { type: "string", default: "2.3.6" },
    key: { type: "string" },
    "opens-after": { type: "string", default: "3000" },
    pace: { type: "string", default: "1" },
  },
});

const { version, key: globalKey } = values;
if ((version !== "2.3.6" && version !== "2.2.3") || !globalKey) {
  console.error("usage: cli.ts --key <global key> [--version 2.3.6|2.2.3] [--port 8080] [--opens-after ms] [--pace 1]");
  process.exit(2);
}

const server = await startEvolution({
  version,
  globalKey,
  port: Number(values.port),
  timeScale: Number(values.pace),
  opensAfterMs: Number(values["opens-after"]),
});
console.log(`Evolution ${version} at ${server.url}; instances open ${values["opens-after"]} ms after their QR code`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.stop());
