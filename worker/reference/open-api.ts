import type { Schema } from "../v1/routes/schemas/shape";

/** The part of OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1) that the reference writes. */
export interface OpenApiDocument {
  openapi: "3.1.0";
  info: Info;
  servers: readonly { url: string; description?: string }[];
  tags: readonly Tag[];
  "x-tagGroups"?: readonly { name: string; tags: readonly string[] }[];
  security: readonly Security[];
  paths: Paths;
  components: Components;
}

export interface Info {
  title: string;
  version: string;
  summary?: string;
  description?: string;
  license?: { name: string; identifier: string };
}

export interface Tag {
  name: string;
  description: string;
}

export type Security = Readonly<Record<string, readonly string[]>>;
export type Verb = "get" | "post" | "put" | "patch" | "delete";
export type Paths = Record<string, Partial<Record<Verb, Operation>>>;

export interface Operation {
  operationId: string;
  tags: readonly string[];
  summary?: string;
  description?: string;
  deprecated?: boolean;
  security?: readonly Security[];
  parameters?: readonly (Parameter | Reference)[];
  requestBody?: { required?: boolean; content: Content };
  responses: Readonly<Record<string, OpenApiResponse | Reference>>;
  [extension: `x-${string}`]: unknown;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  description?: string;
  required?: boolean;
  schema: Schema;
}

export interface OpenApiResponse {
  description: string;
  headers?: Readonly<Record<string, Header | Reference>>;
  content?: Content;
}

export interface Header {
  description: string;
  schema: Schema;
}

export interface Reference {
  $ref: string;
}

export type Content = Readonly<Record<string, { schema: Schema; example?: unknown }>>;

export interface Components {
  schemas: Record<string, Schema>;
  responses: Record<string, OpenApiResponse>;
  parameters: Record<string, Parameter>;
  headers: Record<string, Header>;
  securitySchemes: Record<string, Readonly<Record<string, unknown>>>;
}
