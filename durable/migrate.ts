/** Runs each step once, in order. Steps are append-only; SQLite's user_version is not available here. */
export function migrate(sql: SqlStorage, steps: readonly string[]) {
  sql.exec("CREATE TABLE IF NOT EXISTS migrations (step INTEGER PRIMARY KEY)");
  const { done } = sql.exec<{ done: number }>("SELECT count(*) AS done FROM migrations").one();
  steps.slice(done).forEach((step, i) => {
    sql.exec(step);
    sql.exec("INSERT INTO migrations VALUES (?)", done + i + 1);
  });
}
