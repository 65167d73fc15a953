interface Props {
  className?: string;
}

/** The logo: a message with the stroke of a Z. */
export function Mark({ className = "size-7" }: Props) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path
        className="fill-mark"
        d="M9 3h14a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-9.6L7.7 29.3A1 1 0 0 1 6 28.6V24.1A6 6 0 0 1 3 19V9a6 6 0 0 1 6-6Z"
      />
      <path
        className="fill-none stroke-mark-ink"
        strokeWidth="3.2"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M11 9.5h10l-10 9h10"
      />
    </svg>
  );
}
