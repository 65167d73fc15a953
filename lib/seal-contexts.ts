/** What sealed values are bound to, so that none opens in another's place. */

export const tokenContext = (instanceId: string) => `instance-token:${instanceId}`;

export const pusherContext = (instanceId: string) => `pusher:${instanceId}`;

export const metaAppContext = (instanceId: string) => `meta-app:${instanceId}`;

export const serverKeyContext = (url: string) => `server-key:${url}`;

export const endpointContext = ({ id, tenantId }: { id: string; tenantId: string }) => `endpoint:${tenantId}:${id}`;

export const botContext = ({ instanceId, id }: { instanceId: string; id: string }) => `bot:${instanceId}:${id}`;
