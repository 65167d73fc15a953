/** The least a gateway can do: a fresh request with only the headers that are needed, and the upstream's answer. */
export default {
  async fetch(request, env) {
    const path = request.url.slice(request.url.indexOf("/v1/") + 3);
    const answer = await fetch(env.UPSTREAM + path, {
      method: request.method,
      headers: { "content-type": "application/json", apikey: env.INSTANCE_TOKEN },
      body: request.body,
    });
    return new Response(answer.body, {
      status: answer.status,
      headers: { "content-type": answer.headers.get("content-type") },
    });
  },
};
