/** What a server's sealed global key is bound to. */
export const serverKeyContext = (url: string) => `server-key:${url}`;
