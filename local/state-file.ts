import { readFile, rename, writeFile } from "node:fs/promises";

/** JSON in a file only its owner can read. Undefined when there is none yet. */
export async function readState<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new Error(`${path} cannot be read`, { cause: error });
  }
}

/** Written beside and moved into place, so that a crash leaves the old file or the new one. */
export async function writeState(path: string, state: object): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
