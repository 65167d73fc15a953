export * from "./api-keys";
export * from "./audit-log";
export * from "./evolution-servers";
export * from "./instances";
export * from "./plans";
export * from "./tenants";
export * from "./usage-events";
export * from "./usage-hourly";
