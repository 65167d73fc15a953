import Plus from "lucide-react/icons/plus";
import Trash from "lucide-react/icons/trash-2";
import { Button, ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { Checkbox, Radio, Switch } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Fieldset } from "../ui/fieldset";
import { FormError } from "../ui/form-error";
import { IconButton } from "../ui/icon-button";
import { Input, Textarea } from "../ui/input";
import { Section } from "../ui/section";
import { Select } from "../ui/select";

const REGIONS = [
  { value: "apac", label: "Asia Pacific" },
  { value: "sam", label: "South America" },
];

export function KitForms() {
  return (
    <Section title="Buttons and forms">
      <Card className="grid gap-5">
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary">
            <Plus aria-hidden="true" />
            Primary
          </Button>
          <Button>Secondary</Button>
          <Button variant="quiet">Quiet</Button>
          <Button variant="danger">Danger</Button>
          <Button variant="primary" pending>
            Pending
          </Button>
          <Button disabledReason="Your role does not allow this.">Forbidden</Button>
          <Button size="sm">Small</Button>
          <ButtonLink to="/dev/kit">Link</ButtonLink>
          <IconButton label="Delete">
            <Trash aria-hidden="true" />
          </IconButton>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field id="kit-name" label="Name" hint="Shown in lists.">
            <Input id="kit-name" aria-describedby="kit-name-description" placeholder="Toko Demo" />
          </Field>
          <Field id="kit-email" label="E-mail" errors={["This is not an e-mail address."]}>
            <Input id="kit-email" aria-invalid="true" aria-describedby="kit-email-error" defaultValue="nobody" />
          </Field>
          <Field id="kit-region" label="Region" optional>
            <Select id="kit-region" options={REGIONS} placeholder="Choose" />
          </Field>
          <Field id="kit-note" label="Note">
            <Textarea id="kit-note" />
          </Field>
        </div>
        <Fieldset id="kit-scope" legend="Scope" hint="What the key may do.">
          <Radio name="scope" value="read" label="Read" defaultChecked />
          <Radio name="scope" value="send" label="Send" hint="Also messages and media." />
        </Fieldset>
        <Checkbox name="terms" label="All instances" hint="Also those that come later." />
        <Switch name="reject" label="Reject calls" hint="Callers get a text instead." defaultChecked />
        <FormError errors={["Some fields need your attention."]} requestId="0199b2c4-5d0e-7c4e-9b1f-7a1f2c3d4e5f" />
      </Card>
    </Section>
  );
}
