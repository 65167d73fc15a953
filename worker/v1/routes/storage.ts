import type { Route } from "./route";
import { deny } from "./rows";

/** Upstream these answer with every tenant's media: H7. */
export const STORAGE: readonly Route[] = [
  deny("POST /s3/getMedia/:instanceName"),
  deny("POST /s3/getMediaUrl/:instanceName"),
];
