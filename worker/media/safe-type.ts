const SAFE =
  /^(?:image\/(?:jpeg|png|webp|gif|heic)|audio\/[a-z0-9.+-]+|video\/[a-z0-9.+-]+|application\/(?:pdf|zip|json|vnd\.[a-z0-9.+-]+|msword)|text\/(?:plain|csv))$/;

/** The type without parameters, if no browser can run what is of that type; otherwise plain bytes. */
export function safeType(mimetype: string): string {
  const type = mimetype.split(";")[0]?.trim().toLowerCase() ?? "";
  return SAFE.test(type) ? type : "application/octet-stream";
}

/** A name for the header, percent-encoded; of a path only its end. */
export function fileNameOf(encoded: string): string {
  const name = decode(encoded)
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\p{Cc}/gu, "")
    .slice(0, 150);
  return encodeURIComponent(name || "media").replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return "";
  }
}
