/** Without the statement, which would print every row of the batch. */
export const reasonOf = (error: unknown) => String(error instanceof Error ? (error.cause ?? error.name) : error);
