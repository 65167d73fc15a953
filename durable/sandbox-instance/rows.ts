import type { SandboxWorld } from "./handler";
import { rowId } from "./ids";

/** What every row of Evolution's database carries besides its own columns. */
export interface Row {
  id: string;
  createdAt: string;
  updatedAt: string;
  instanceId: string;
}

export type Columns = Readonly<Record<string, unknown>>;

export function newRow<T extends object>(world: SandboxWorld, columns: T): Row & T {
  const at = new Date(world.now()).toISOString();
  return { id: rowId(), ...columns, createdAt: at, updatedAt: at, instanceId: world.instanceId };
}

/** An update as Prisma does it: a column given as `undefined` keeps its value. */
export function changedRow<T extends Row>(world: SandboxWorld, row: T, columns: object): T {
  return { ...row, ...defined(columns), updatedAt: new Date(world.now()).toISOString() };
}

/** The properties that say something. */
export function defined<T extends object>(columns: T): Partial<T>;
export function defined(columns: object): object {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

/** The named columns of a body; null stands where it says nothing. */
export function columnsOf(body: Columns, names: readonly string[]): Columns {
  return Object.fromEntries(names.map((name) => [name, body[name] ?? null]));
}
