// jose, less what encrypts: tokens here are signed, and Better Auth encrypts only the cookies of installations that have no
// database. wrangler.toml puts this file in jose's place.
export * from "../../node_modules/jose/dist/webapi/index.js";

export { Absent as EncryptJWT, refuse as calculateJwkThumbprint, refuse as jwtDecrypt };

class Absent {
  constructor() {
    refuse();
  }
}

function refuse() {
  throw new Error("encrypted tokens are not in the bundle");
}
