import type { ReactNode } from "react";

interface Props {
  title: string;
  children?: ReactNode;
}

/** The head of a screen before sign-in. */
export function AuthHeading({ title, children }: Props) {
  return (
    <div className="grid gap-1.5">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      {children && <p className="text-muted">{children}</p>}
    </div>
  );
}
