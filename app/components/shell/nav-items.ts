import Bot from "lucide-react/icons/bot";
import ChartLine from "lucide-react/icons/chart-line";
import CreditCard from "lucide-react/icons/credit-card";
import FlaskConical from "lucide-react/icons/flask-conical";
import History from "lucide-react/icons/history";
import House from "lucide-react/icons/house";
import KeyRound from "lucide-react/icons/key-round";
import ScrollText from "lucide-react/icons/scroll-text";
import Settings from "lucide-react/icons/settings";
import Smartphone from "lucide-react/icons/smartphone";
import Users from "lucide-react/icons/users";
import Webhook from "lucide-react/icons/webhook";
import Wrench from "lucide-react/icons/wrench";

/** Every place of the dashboard, in the order of the side bar. `name` is its key under `nav` in the texts. */
export const NAV_GROUPS = [
  {
    group: "work",
    items: [
      { name: "overview", to: "/", icon: House },
      { name: "instances", to: "/instances", icon: Smartphone },
      { name: "bots", to: "/bots", icon: Bot },
      { name: "analytics", to: "/analytics", icon: ChartLine },
    ],
  },
  {
    group: "build",
    items: [
      { name: "keys", to: "/keys", icon: KeyRound },
      { name: "webhooks", to: "/webhooks", icon: Webhook },
      { name: "logs", to: "/logs", icon: ScrollText },
      { name: "sandbox", to: "/sandbox", icon: FlaskConical },
    ],
  },
  {
    group: "company",
    items: [
      { name: "plan", to: "/plan", icon: CreditCard },
      { name: "team", to: "/team", icon: Users },
      { name: "audit", to: "/audit", icon: History },
      { name: "settings", to: "/settings", icon: Settings },
    ],
  },
] as const;

export const OPERATOR_ITEM = { name: "operator", to: "/operator", icon: Wrench } as const;

export type NavItem = (typeof NAV_GROUPS)[number]["items"][number] | typeof OPERATOR_ITEM;

/** All places a person may go to. */
export function navItems(isOperator: boolean): NavItem[] {
  const items: NavItem[] = NAV_GROUPS.flatMap((group) => [...group.items]);
  return isOperator ? [...items, OPERATOR_ITEM] : items;
}
