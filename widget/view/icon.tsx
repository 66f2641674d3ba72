const PATHS = {
  close: "M6 9l6 6 6-6",
  menu: "M5 12h.01M12 12h.01M19 12h.01",
  back: "M15 5l-7 7 7 7",
  send: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  stop: "M8 8h8v8H8z",
  thumb: "M7 10v10H4V10h3Zm0 0 4-7c1.5 0 2.5 1 2.5 2.5V9H18a2 2 0 0 1 2 2.3l-1.1 7A2 2 0 0 1 17 20H7",
  page: "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  compose: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  out: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  alert: "M12 8v5M12 16.5h.01M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z",
  retry: "M20 5v5h-5M20 10a8 8 0 1 0 0 5",
} as const;

/** A drawing beside a word or a label; never alone in saying something. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
