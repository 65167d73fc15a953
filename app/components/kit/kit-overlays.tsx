import Ellipsis from "lucide-react/icons/ellipsis";
import LogOut from "lucide-react/icons/log-out";
import Trash from "lucide-react/icons/trash-2";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog, DialogActions, DialogClose } from "../ui/dialog";
import { IconButton } from "../ui/icon-button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../ui/menu";
import { Section } from "../ui/section";
import { LinkTabs, Tabs } from "../ui/tabs";

export function KitOverlays() {
  return (
    <Section title="Dialogs, menus, tabs">
      <div className="flex flex-wrap gap-2">
        <Dialog title="Connect a number" description="Scan it with the phone." trigger={<Button>Dialog</Button>}>
          <p>WhatsApp › Linked devices › Link a device.</p>
          <DialogActions>
            <DialogClose asChild>
              <Button variant="primary">Done</Button>
            </DialogClose>
          </DialogActions>
        </Dialog>
        <ConfirmDialog
          trigger={<Button>Confirm</Button>}
          title="Delete “demo”?"
          confirmLabel="Delete"
          typedName="demo"
          fields={{ intent: "delete" }}
        >
          Its chats and its session are lost. Invoices and logs stay.
        </ConfirmDialog>
        <Menu
          trigger={
            <IconButton label="More">
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        >
          <MenuLabel>demo</MenuLabel>
          <MenuItem icon={<LogOut aria-hidden="true" />}>Log out</MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Trash aria-hidden="true" />} danger>
            Delete
          </MenuItem>
        </Menu>
      </div>
      <Tabs
        label="Ways to connect"
        tabs={[
          { value: "qr", label: "QR code", content: <p>Scan the code.</p> },
          { value: "pairing", label: "Pairing code", content: <p>Type eight characters.</p> },
        ]}
      />
      <LinkTabs label="Kit" tabs={[{ to: "/dev/kit", label: "Parts" }]} />
    </Section>
  );
}
