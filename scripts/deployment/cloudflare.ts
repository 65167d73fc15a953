import { spawnSync } from "node:child_process";

/** What a command of wrangler answered. */
export interface Answer {
  status: number | null;
  stdout: string;
  stderr: string;
}

export type Ask = (command: string) => Answer;

export const askIn =
  (folder: string): Ask =>
  (command) =>
    spawnSync(command, { shell: true, encoding: "utf8", cwd: folder });

/** Names of the worker's secrets; none where there is no such worker yet. Throws where Cloudflare does not say. */
export function listSecrets(worker: string, ask: Ask): string[] {
  const answer = json(ask(`npx wrangler secret list --name ${worker} --format json`), "which secrets it has");
  return ((answer ?? []) as { name: string }[]).map(({ name }) => name);
}

/** The version that runs now; undefined at the first deployment. */
export function currentVersion(worker: string, ask: Ask): string | undefined {
  const answer = json(ask(`npx wrangler deployments list --name ${worker} --json`), "which version runs");
  return ((answer ?? []) as { versions: { version_id: string }[] }[]).at(-1)?.versions[0]?.version_id;
}

/** A worker that is not there is an answer; a token that is refused, or no network, is none. */
function json({ status, stdout, stderr }: Answer, what: string): unknown {
  if (status === 0) return JSON.parse(stdout || "[]");
  if (UNKNOWN_WORKER.test(stdout + stderr)) return undefined;
  throw new Error(`Cloudflare did not say ${what}. Nothing was changed.\n${(stderr || stdout).trim()}`);
}

const UNKNOWN_WORKER = /Worker .*not found|Worker does not exist|code: 10007/;
