// What signing in with Google and GitHub asks of the package: one question, no retry, an answer in JSON or in words. An answer that
// is no success is an `error`; a question that cannot be asked throws.
export async function betterFetch(url, { onError, ...init } = {}) {
  const response = await fetch(url, init);
  const text = await response.text();
  const data = /[/+]json/.test(response.headers.get("content-type") ?? "") ? parse(text) : text;
  if (response.ok) return { data, error: null };
  const said = typeof data === "object" ? data : { message: data };
  const error = { ...said, status: response.status, statusText: response.statusText };
  await onError?.({ response, error });
  return { data: null, error };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
