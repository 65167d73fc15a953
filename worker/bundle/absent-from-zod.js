// How zod writes its schemas as JSON Schema, and tells a schema's bounds to whoever asks it (`schema.minLength`). /openapi.json is
// made before the worker is, so nothing here asks. And how it reads what holds itself, which no JSON can.

function refuse() {
  throw new Error("JSON Schema is not in the bundle");
}

const refuser = () => refuse;

/** zod does without where there is none. */
export const memoizer = () => undefined;

export {
  refuse as aggregateChecks,
  refuse as toJSONSchema,
  refuse as anyProcessor,
  refuse as arrayProcessor,
  refuse as bigintProcessor,
  refuse as booleanProcessor,
  refuse as catchProcessor,
  refuse as customProcessor,
  refuse as dateProcessor,
  refuse as defaultProcessor,
  refuse as enumProcessor,
  refuse as fileProcessor,
  refuse as functionProcessor,
  refuse as intersectionProcessor,
  refuse as lazyProcessor,
  refuse as literalProcessor,
  refuse as mapProcessor,
  refuse as nanProcessor,
  refuse as neverProcessor,
  refuse as nonoptionalProcessor,
  refuse as nullProcessor,
  refuse as nullableProcessor,
  refuse as numberProcessor,
  refuse as objectProcessor,
  refuse as optionalProcessor,
  refuse as pipeProcessor,
  refuse as prefaultProcessor,
  refuse as promiseProcessor,
  refuse as readonlyProcessor,
  refuse as recordProcessor,
  refuse as setProcessor,
  refuse as stringProcessor,
  refuse as successProcessor,
  refuse as symbolProcessor,
  refuse as templateLiteralProcessor,
  refuse as transformProcessor,
  refuse as tupleProcessor,
  refuse as undefinedProcessor,
  refuse as unionProcessor,
  refuse as unknownProcessor,
  refuse as voidProcessor,
  refuse as isBackEdge,
  refuse as isRecursiveSchema,
  refuser as createStandardJSONSchemaMethod,
  refuser as createToJSONSchemaMethod,
};
