import { useNavigation } from "@remix-run/react";
import clsx from "clsx";
import { type ReactNode, useEffect, useId, useRef } from "react";

interface Props {
  /** Names the window that opens. */
  label: string;
  /** What the button shows, with words for those who do not see it. */
  trigger: ReactNode;
  triggerClass: string;
  /** Where it opens, and how it looks. */
  className: string;
  children: ReactNode;
}

/**
 * A window behind a button, made by the browser itself: opens without a script, closes with Esc or a click elsewhere, and
 * gives the focus back. Going somewhere from inside closes it too.
 */
export function Popover({ label, trigger, triggerClass, className, children }: Props) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const { state } = useNavigation();
  useEffect(() => {
    if (state !== "idle") ref.current?.hidePopover?.();
  }, [state]);
  return (
    <>
      <button type="button" className={triggerClass} {...{ popovertarget: id }}>
        {trigger}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: more than form controls are in it */}
      <div
        ref={ref}
        id={id}
        role="group"
        aria-label={label}
        className={clsx("fixed m-0", className)}
        {...{ popover: "auto" }}
      >
        {children}
      </div>
    </>
  );
}
