import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { pinned } from "./cores.ts";

/** A process that this run started and will end. */
export interface Child {
  pid: number;
  process: ChildProcess;
  log: string;
  /** CPU time used so far by all its threads. */
  cpuMicroseconds(): number;
  stop(): Promise<void>;
}

export interface ChildOptions {
  cores: string;
  /** Where its complaints go; read them when a run fails. */
  log: string;
  env?: Readonly<Record<string, string>>;
}

/** Linux counts a process's time in hundredths of a second. */
const MICROSECONDS_PER_TICK = 10_000;
const STOP_WAIT_MS = 3_000;

const running = new Set<Child>();

process.once("exit", () => {
  for (const child of running) child.process.kill("SIGKILL");
});

/** Starts a program: its standard output, and its file descriptor 3, are pipes for the caller. */
export function startChild(command: string, args: readonly string[], options: ChildOptions): Child {
  const [program, programArgs] = pinned(options.cores, command, args);
  const log = openSync(options.log, "a");
  const child = spawn(program, programArgs, {
    stdio: ["ignore", "pipe", log, "pipe"],
    // A session of its own: Linux shares the processor out among sessions first, and Ctrl-C then reaches only us.
    detached: true,
    env: { ...process.env, ...options.env },
  });
  closeSync(log);
  if (child.pid === undefined) throw new Error(`${command} did not start.`);
  raisePriority(child.pid);
  child.stdout?.resume(); // a full pipe would stop a talkative program
  const started: Child = {
    pid: child.pid,
    process: child,
    log: options.log,
    cpuMicroseconds: () => cpuMicroseconds(child.pid ?? 0),
    stop: () => stopChild(started),
  };
  running.add(started);
  child.once("exit", () => running.delete(started));
  return started;
}

/** Runs a program to its end and returns what it printed. */
export async function runChild(command: string, args: readonly string[], options: ChildOptions): Promise<string> {
  const child = startChild(command, args, options);
  let output = "";
  child.process.stdout?.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const code = await new Promise((resolve) => child.process.once("close", resolve));
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output}${readLog(options.log)}`);
  return output;
}

/** Resolves with the first line of a pipe that `accept` takes; fails when the process ends before that. */
export function firstLine<T>(child: Child, descriptor: 1 | 3, accept: (line: string) => T | undefined): Promise<T> {
  const pipe = child.process.stdio[descriptor];
  if (!pipe || !("setEncoding" in pipe)) throw new Error("The pipe is not readable.");
  return new Promise((resolve, reject) => {
    let text = "";
    const failed = () => reject(new Error(`A process ended while starting:\n${readLog(child.log)}`));
    child.process.once("close", failed);
    pipe.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      const lines = text.split("\n");
      text = lines.pop() ?? "";
      for (const line of lines) {
        const found = accept(line);
        if (found === undefined) continue;
        child.process.off("close", failed);
        resolve(found);
      }
    });
  });
}

/** After an interruption the folder with the log may be gone already. */
function readLog(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

export async function stopAllChildren(): Promise<void> {
  await Promise.all([...running].map((child) => child.stop()));
}

async function stopChild(child: Child): Promise<void> {
  if (child.process.exitCode !== null || child.process.signalCode !== null) return;
  const ended = new Promise((resolve) => child.process.once("exit", resolve));
  child.process.kill("SIGTERM");
  const timer = setTimeout(() => child.process.kill("SIGKILL"), STOP_WAIT_MS);
  await ended;
  clearTimeout(timer);
}

/** Keeps other work on this machine out of the figures, where the system allows it. */
function raisePriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_HIGH);
    writeFileSync(`/proc/${pid}/autogroup`, String(constants.priority.PRIORITY_HIGH));
  } catch {
    // Only root may; the figures are noisier without.
  }
}

function cpuMicroseconds(pid: number): number {
  // The program's name, in brackets, may hold spaces: count the fields after it.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK;
}
