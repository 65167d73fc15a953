import { NavLink, useLocation } from "@remix-run/react";
import { Tabs as Radix } from "radix-ui";
import { type ReactNode, useEffect, useRef } from "react";

const LIST = "flex gap-1 overflow-x-auto border-b border-line";
const TAB =
  "shrink-0 px-3 py-2 font-medium text-muted -outline-offset-2 hover:text-ink aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_-2px_0_var(--color-accent)] data-[state=active]:text-ink data-[state=active]:shadow-[inset_0_-2px_0_var(--color-accent)]";

interface Props {
  label: string;
  tabs: readonly { value: string; label: string; content: ReactNode }[];
}

/** Parts of one page, one at a time. */
export function Tabs({ label, tabs }: Props) {
  return (
    <Radix.Root defaultValue={tabs[0]?.value} className="grid grid-cols-1 gap-4">
      <Radix.List aria-label={label} className={LIST}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={TAB}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ value, content }) => (
        <Radix.Content key={value} value={value} className="rounded-sm">
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

interface LinkTabsProps {
  label: string;
  tabs: readonly { to: string; label: string; end?: boolean }[];
}

/** Pages that belong together: each tab has its own address. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <nav ref={useTabInSight()} aria-label={label} className={LIST}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end} className={TAB}>
          {tab.label}
        </NavLink>
      ))}
    </nav>
  );
}

/** On a phone there is no room for all tabs: the open one is shown whole, without moving the page. */
function useTabInSight() {
  const list = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address has another open tab
  useEffect(() => {
    const open = list.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (!list.current || !open) return;
    const { left, right } = open.getBoundingClientRect();
    const frame = list.current.getBoundingClientRect();
    list.current.scrollLeft += Math.max(right - frame.right, 0) || Math.min(left - frame.left, 0);
  }, [pathname]);
  return list;
}
