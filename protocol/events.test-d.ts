import type { AGUIEvent } from "@ag-ui/core";
import { expectTypeOf, test } from "vitest";
import type { AgentEvent, MessagesSnapshot } from "./events.ts";

/** AG-UI's events with the names of its enum as they stand on the wire. */
type OnTheWire<Event> = Event extends { type: infer Name extends string } ? Omit<Event, "type"> & { type: `${Name}` } : never;

test("every event that we send is an event of AG-UI", () => {
  expectTypeOf<Exclude<AgentEvent, MessagesSnapshot>>().toExtend<OnTheWire<AGUIEvent>>();
});

test("a snapshot, which we read only, has AG-UI's name", () => {
  expectTypeOf<MessagesSnapshot["type"]>().toExtend<OnTheWire<AGUIEvent>["type"]>();
});

test("an event with a field of another type is none of AG-UI's", () => {
  expectTypeOf<{ type: "TEXT_MESSAGE_END"; messageId: number }>().not.toExtend<OnTheWire<AGUIEvent>>();
});
