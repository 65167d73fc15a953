// The callback form of `pgTable` would need every type of column that Postgres has. Tables here name the types they use.
export function getPgColumnBuilders() {
  throw new Error("pgTable(name, (t) => …) is not in the bundle: import the types of columns by name");
}
