import { type ParseArgsConfig, parseArgs } from "node:util";

/** What stands behind the command; for an option that it does not have, and for `--help`, how it is used. */
export function readArguments<const T extends ParseArgsConfig>(usage: string, config: T) {
  if (process.argv.includes("--help")) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(1);
  }
}
