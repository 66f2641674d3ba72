import { useLayoutEffect, useRef } from "preact/hooks";
import { focusEntry } from "./focus-entry.ts";
import { Icon } from "./icon.tsx";

interface Props {
  name: "send" | "stop";
  label: string;
  isOff: boolean;
  /** Absent on the button that submits. */
  press?: () => void;
}

/** A button beside the field. It comes and goes with the answer, and must not take the focus with it. */
export function GoButton({ name, label, isOff, press }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(
    () => () => {
      if (button.current?.matches(":focus")) focusEntry(button.current.getRootNode() as ShadowRoot);
    },
    [],
  );
  return (
    <button
      ref={button}
      type={press ? "button" : "submit"}
      class="go"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      {...(press && { onClick: press })}
    >
      <Icon name={name} />
    </button>
  );
}
