/** Conform's names for what belongs to a control, so that its `getInputProps` points at our elements. */
export function fieldIds(id: string) {
  return { hint: `${id}-description`, error: `${id}-error` };
}
