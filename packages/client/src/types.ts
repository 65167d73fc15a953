import type { paths } from "./openapi.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** The paths that know this method. */
export type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: { responses: unknown } } ? P : never;
}[keyof paths];

type OperationOf<P extends keyof paths, M extends Method> = M extends keyof paths[P] ? paths[P][M] : never;

type ParametersOf<O> = O extends { parameters: infer T } ? Pick<T, Extract<keyof T, "path" | "query">> : object;

type BodyOf<O> = O extends { requestBody: { content: infer C } }
  ? { body: JsonOf<C> | (C extends { "multipart/form-data": unknown } ? FormData : never) }
  : { body?: never };

type JsonOf<C> = C extends { "application/json": infer B } ? B : never;

export interface CallOptions {
  /** On sends: at most one message goes out per key, however often you try. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export type OptionsOf<P extends keyof paths, M extends Method> = ParametersOf<OperationOf<P, M>> &
  BodyOf<OperationOf<P, M>> &
  CallOptions;

/** The options may be left out where nothing in them is required. */
export type Arguments<P extends keyof paths, M extends Method> =
  Record<never, never> extends OptionsOf<P, M> ? [options?: OptionsOf<P, M>] : [options: OptionsOf<P, M>];

/** The JSON of the successes; undefined for those without. */
export type AnswerOf<P extends keyof paths, M extends Method> =
  OperationOf<P, M> extends { responses: infer R } ? SuccessOf<R> : never;

type SuccessOf<R> = {
  [S in keyof R & (200 | 201 | 202 | 204)]: R[S] extends { content: { "application/json": infer B } } ? B : undefined;
}[keyof R & (200 | 201 | 202 | 204)];
