/** The first character of a name, emoji and all: half of one would draw the page anew, since no HTML can carry it. */
export const initialOf = (name: string): string => (Array.from(name.trim())[0] ?? "?").toUpperCase();

/** Of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = initialOf(name);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return last ? `${first}${initialOf(last)}` : first;
}
