// How views are declared. There are none here.

function refuse() {
  throw new Error("views are not in the bundle: worker/bundle/drizzle-views.js");
}

export const PgMaterializedViewConfig = Symbol.for("drizzle:PgMaterializedViewConfig");

export { refuse as pgMaterializedViewWithSchema, refuse as pgViewWithSchema };
