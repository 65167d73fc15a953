/** Says a change that eyes can see: a list that was filtered, a state that moved. */
export function LiveRegion({ text }: { text: string }) {
  return (
    <output aria-live="polite" className="sr-only">
      {text}
    </output>
  );
}
