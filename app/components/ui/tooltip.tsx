import { type ReactNode, useId, useRef } from "react";

interface Props {
  text: string;
  /** One element that can be focused. */
  children: ReactNode;
}

const GAP_PX = 6;

/**
 * A few words about an element, on hover and on focus: the browser's own top layer, so nothing cuts it off. Never the only
 * place of something one must know.
 */
export function Tooltip({ text, children }: Props) {
  const id = useId();
  const bubble = useRef<HTMLSpanElement>(null);
  const show = (anchor: Element) => {
    const element = bubble.current;
    if (!element?.showPopover || element.matches(":popover-open")) return;
    element.showPopover();
    const { left, bottom, top, width } = anchor.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = element;
    const room = window.innerWidth - offsetWidth - GAP_PX;
    const isAbove = bottom + offsetHeight + GAP_PX > window.innerHeight;
    element.style.left = `${Math.max(GAP_PX, Math.min(left + (width - offsetWidth) / 2, room))}px`;
    element.style.top = `${isAbove ? top - offsetHeight - GAP_PX : bottom + GAP_PX}px`;
  };
  const hide = () => bubble.current?.hidePopover?.();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the element inside is what one uses; this only watches
    <span
      className="inline-flex"
      onPointerEnter={(event) => event.pointerType === "mouse" && show(event.currentTarget)}
      onPointerLeave={hide}
      onFocus={(event) => event.target.matches(":focus-visible") && show(event.currentTarget)}
      onBlur={hide}
      onKeyDown={(event) => event.key === "Escape" && hide()}
    >
      {children}
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        {...{ popover: "manual" }}
        className="pointer-events-none fixed inset-auto m-0 max-w-72 rounded-md bg-ink px-2.5 py-1.5 text-sm font-normal whitespace-normal text-canvas"
      >
        {text}
      </span>
    </span>
  );
}
