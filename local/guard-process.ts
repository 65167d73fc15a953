import { type ChildProcess, spawn } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";

// Waits for a line, which means that all is well. The end of its input without one means that we died.
const GUARD = 'trap "" INT TERM HUP; read line || kill -9 "$0"';

/** Ends `child` when this process dies, however it dies: a SIGKILL leaves no orphan that holds our ports. */
export function endWithUs(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === "win32") return;
  const guard = spawn("sh", ["-c", GUARD, String(child.pid)], { stdio: ["pipe", "ignore", "ignore"] });
  guard.stdin.on("error", () => {}); // it may be gone before the last line reaches it
  guard.unref();
  child.once("exit", () => guard.stdin.end("done\n"));
}

/** Calls back with every process that this one starts from now on; the result stops that. */
export function onChildProcess(started: (child: ChildProcess) => void): () => void {
  const listener = (message: unknown) => {
    const { process: child } = message as { process: ChildProcess };
    // Announced before it is spawned: its file and pid are known a moment later.
    child.once("spawn", () => started(child));
  };
  subscribe("child_process", listener);
  return () => unsubscribe("child_process", listener);
}
