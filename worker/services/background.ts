import { waitUntil } from "cloudflare:workers";

/** Lets work go on after the answer, where no `ExecutionContext` was handed down. */
export const background: ExecutionContext = {
  waitUntil,
  passThroughOnException: () => {},
  props: {},
} as ExecutionContext;
