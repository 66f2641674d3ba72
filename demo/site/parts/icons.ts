import { html, trusted, type Html } from "../html.ts";

/** Line drawings on a grid of 24 by 24. */
const PATHS = {
  helio: "M5 5h14l2.500 13h-19zM3.700 11.500h16.600M12 5v13M12 18v3M8 21h8",
  arc: "M5 3.500h14a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM7.500 10c1.500-4 3-4 4.500 0s3 4 4.500 0M8 17h3M15 17h1",
  vault: "M7 4.500h10a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-12a2 2 0 0 1 2-2zM9.500 2.500h5M12.700 8l-3 4.700h4.600l-3 4.300",
  backup: "M3 11.500 12 4l9 7.500M5.500 9.800V20h13V9.800M12.600 10.500l-2.600 4h4l-2.600 3.500",
  charge:
    "M6 3.500h7a1.500 1.500 0 0 1 1.500 1.500v15.500h-10V5A1.500 1.500 0 0 1 6 3.500zM3 20.500h13M10 7.500l-2.400 4h3.800L9 15.500M14.500 12h2a1.500 1.500 0 0 1 1.500 1.500V16a1.700 1.700 0 0 0 3.400 0V9.500L18.500 6.500",
  app: "M8 2.500h8a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM9 15.500v-3M12 15.500v-6M15 15.500V11M11 18.800h2",
  check: "M4.500 12.500l5 5 10-11",
  chat: "M5 4.500h14a1.500 1.500 0 0 1 1.500 1.500v9.500A1.500 1.500 0 0 1 19 17h-7l-4.500 3.800V17H5a1.500 1.500 0 0 1-1.500-1.500V6A1.500 1.500 0 0 1 5 4.500zM8 9h8M8 12.500h5",
  arrow: "M4.500 12h15M13.500 6l6 6-6 6",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
  morning: "M3 18.500h18M6.500 18.500a5.500 5.500 0 0 1 11 0M12 6v3M4.500 10.500l2 1.700M19.500 10.500l-2 1.700",
  noon: "M12 7.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM12 2v2.500M12 19.500V22M2 12h2.500M19.500 12H22M5 5l1.700 1.700M17.300 17.300 19 19M19 5l-1.700 1.700M6.700 17.300 5 19",
  evening: "M19.500 14.500A8 8 0 1 1 9.500 4.500a6.500 6.500 0 0 0 10 10zM17 3.500v3M15.500 5h3",
  outage: "M13 2.500 5.500 13.500h5.500L10 21.500l8-11.500h-5.500z",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside words that say the same; hidden from screen readers. */
export function icon(name: IconName): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${trusted(PATHS[name])}"/></svg>`;
}
