/** JSON of any shape: tests look into answers, and what is not there shows in what they expect. */
// biome-ignore lint/suspicious/noExplicitAny: the one place for it.
export type AnyJson = any;
