/** For lists that can also be had as a file: the types say so, but who asks for JSON gets JSON. */
export function jsonOf<T>(answer: T): Exclude<T, string | Response> {
  if (typeof answer === "string" || answer instanceof Response) throw new Error("a file came where JSON was asked for");
  return answer as Exclude<T, string | Response>;
}
