export interface StoredWebhook { url: string; headers?: Record<string,string>; webhookByEvents: boolean; webhookBase64: boolean }
export const webhookFromBody = (_: unknown): StoredWebhook => { throw new Error("x"); };
export const storeWebhook = async (..._: unknown[]) => {};
