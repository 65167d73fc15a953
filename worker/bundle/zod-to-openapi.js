// What describes routes, less what draws the description: /openapi.json is made before the worker is (scripts/before-build.ts),
// so the registry keeps nothing here. wrangler.toml puts this file in the package's place.

export class OpenAPIRegistry {
  definitions = [];
  register(_name, schema) {
    return schema;
  }
  registerParameter(_name, schema) {
    return schema;
  }
  registerPath() {}
  registerWebhook() {}
  registerComponent() {}
}

/** Routes are described by zod's own `meta`, which needs no method more. */
export const extendZodWithOpenApi = () => {};

class Absent {
  constructor() {
    throw new Error("/openapi.json is made when the worker is built: see scripts/before-build.ts");
  }
}

export { Absent as OpenApiGeneratorV3, Absent as OpenApiGeneratorV31 };

/** Asked only for definitions, of which there are none. */
export function getOpenApiMetadata() {
  throw new Error("nothing is described in the bundle");
}
