import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface Props {
  text: string;
  /** One element that can be focused. */
  children: ReactNode;
}

/** A few words about an element, on hover and on focus. Never the only place of something one must know. */
export function Tooltip({ text, children }: Props) {
  return (
    <Radix.Root delayDuration={350}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 animate-fade rounded-md bg-ink px-2.5 py-1.5 text-sm text-canvas"
        >
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const TooltipProvider = Radix.Provider;
