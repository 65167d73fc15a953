import type { RoutePattern } from "../rows";
import { type Fields, object, type Schema } from "./shape";

/** What the reference says of one row. It documents; the gateway stays as lenient as Evolution and checks nothing by it. */
export interface RouteDocument {
  /** A few words in the imperative. */
  summary: string;
  description?: string;
  /** Status of success. */
  status: 200 | 201;
  /** Path parameters other than `instanceName`, with their descriptions. */
  parameters?: Readonly<Record<string, string>>;
  /** Query parameters; a name that ends in `?` may be left out. */
  query?: Fields;
  body?: Schema;
  /** The body may also come as `multipart/form-data` with a `file` in place of this field. */
  fileField?: string;
  answer?: Schema;
  /** Numbers that only some kinds of instance can do this for. */
  channels?: readonly string[];
}

export type RouteDocuments = Readonly<Partial<Record<RoutePattern, RouteDocument>>>;

type More = Partial<Omit<RouteDocument, "summary" | "answer" | "body">>;

/** A call without a body. */
export const asks = (summary: string, answer: Schema, more: More = {}): RouteDocument => ({
  summary,
  status: 200,
  answer,
  ...more,
});

/** A call with a JSON body. */
export const takes = (summary: string, fields: Fields, more: More & { answer: Schema }): RouteDocument => ({
  summary,
  status: 200,
  body: object(fields),
  ...more,
});

/** A row that is never passed on. The text says why, and what to use instead. */
export const refused = (summary: string, description: string): RouteDocument => ({ summary, description, status: 200 });
