// Endpoints of Better Auth that worker/auth/routes.ts does not forward, and what else its settings switch off. Its router
// leaves out an endpoint without a path, so each of these is a 404 there, as it is at our door.
function absent() {
  return absent;
}

export {
  absent as accountInfo,
  absent as changeEmail,
  absent as changePassword,
  absent as deleteUser,
  absent as deleteUserCallback,
  absent as error,
  absent as getAccessToken,
  absent as linkSocialAccount,
  absent as listUserAccounts,
  absent as refreshToken,
  absent as setPassword,
  absent as signUpEmail,
  absent as unlinkAccount,
  absent as updateSession,
  absent as updateUser,
};

/** Codes by mail. The second factor here is an app. */
export const otp2fa = () => ({ id: "otp", endpoints: {} });

/** Counted by the platform, at the door. */
export const onRequestRateLimit = async () => undefined;

/** The tables are made by our own migrations, and tests sign in with them: no isolate compares them again. */
export const checksSchema = () => false;
export const createSchemaCheck = () => undefined;
export const registerSchemaCheck = () => undefined;
export const runtimeSchemaCheckFor = () => undefined;
export const schemaCheckFor = () => undefined;
export {
  refuse as diffSchema,
  refuse as formatSchemaFinding,
  refuse as getExpectedSchema,
  refuse as invalidateSchemaChecks,
  refuse as SchemaMismatchError,
};

/** Names of indexes, which our own migrations give. */
export const resolveDatabaseSchemaIndexes = () => new Map();
export {
  refuse as getDatabaseFieldIndexName,
  refuse as getDatabaseIndexName,
  refuse as getDatabaseIndexStringLength,
  refuse as getPortableDatabaseIdentifierKey,
  refuse as resolveDatabaseTableIndexes,
};

/** For databases that cannot change and read in one statement. */
export const createAtomicFallbacks = () => ({ consumeOne: refuse, incrementOne: refuse });

/** Who signs in with Google or GitHub is asked for once: nothing is done in their name later. */
export { refuse as refreshAccessToken, refuse as refreshAccessTokenRequest };

/** Nobody reads logs in colour. */
export const getColorDepth = () => 1;

export const createTelemetry = async () => ({ publish: async () => undefined });
export const getTelemetryAuthConfig = refuse;

/** Nobody asks the library to describe itself, and it has a database. */
export { refuse as generator, refuse as getHTML, refuse as memoryAdapter };

function refuse() {
  throw new Error("a part of Better Auth that is not in the bundle was called");
}
