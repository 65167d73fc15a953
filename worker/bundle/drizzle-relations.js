// Queries over relations (`db.query`). Here every join is written out, and no schema is given to the client.

function refuse() {
  throw new Error("db.query is not in the bundle: worker/bundle/drizzle-relations.js");
}

export {
  refuse as createTableRelationsHelpers,
  refuse as extractTablesRelationalConfig,
  refuse as getOperators,
  refuse as getOrderByOperators,
  refuse as Many,
  refuse as mapRelationalRow,
  refuse as normalizeRelation,
  refuse as One,
};
