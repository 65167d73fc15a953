import { Problem, type ProblemCode } from "../lib/problem";

/** Constraint name → what its violation means to the caller, and the field of a form that it is about. */
type Meanings = Readonly<Record<string, readonly [code: ProblemCode, message: string, field?: string]>>;

/** Waits for a write; a violated constraint that is in the table becomes its problem. */
export async function explainConstraints<T>(write: PromiseLike<T>, meanings: Meanings): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const meaning = meanings[violatedConstraint(error) ?? ""];
    if (!meaning) throw error;
    const [code, message, field] = meaning;
    throw new Problem(code, message, { cause: error, ...(field && { fields: { [field]: [message] } }) });
  }
}

/** The constraint's name is on the driver's error, which drizzle wraps in its own. */
function violatedConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("constraint" in cause && typeof cause.constraint === "string") return cause.constraint;
  }
  return undefined;
}
