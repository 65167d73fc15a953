import type { Route } from "./route";
import { act, read } from "./rows";

export const LABEL: readonly Route[] = [
  read("GET /label/findLabels/:instanceName"),
  act("POST /label/handleLabel/:instanceName"),
];
