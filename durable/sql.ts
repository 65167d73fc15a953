/** SQLite of a Durable Object, with what it costs: every row written is billed. */
export interface Sql {
  run<T extends Record<string, SqlStorageValue>>(query: string, ...bindings: SqlStorageValue[]): T[];
  /** Rows written since this object woke. */
  readonly rowsWritten: number;
}

export function openSql(storage: SqlStorage): Sql {
  let rowsWritten = 0;
  return {
    run<T extends Record<string, SqlStorageValue>>(query: string, ...bindings: SqlStorageValue[]) {
      const cursor = storage.exec<T>(query, ...bindings);
      const rows = cursor.toArray();
      rowsWritten += cursor.rowsWritten;
      return rows;
    },
    get rowsWritten() {
      return rowsWritten;
    },
  };
}
