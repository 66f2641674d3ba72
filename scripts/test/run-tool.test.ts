import { expect, test } from "vitest";
import { runTool } from "./run-tool.mjs";

const node = (code: string, minutes = 1) => runTool(process.execPath, ["--eval", code], { minutes });

test("a tool that ends with 0 has passed, and all that it wrote is kept", async () => {
  const { passed, output } = await node(`console.log("to one"); console.error("to the other – ü");`);
  expect(passed).toBe(true);
  expect(output.split("\n").toSorted()).toEqual(["", "to one", "to the other – ü"]);
});

test("a tool that ends with another code has failed", async () => {
  expect(await node("process.exit(3)")).toEqual({ passed: false, output: "" });
});

test("a tool that does not exist has failed and says so", async () => {
  const { passed, output } = await runTool("./no-such-tool", []);
  expect(passed).toBe(false);
  expect(output).toContain("ENOENT");
});

test("a tool that hangs is stopped", async () => {
  const { passed, output } = await node("setInterval(() => {}, 1000)", 0.005);
  expect(passed).toBe(false);
  expect(output).toContain("stopped: no end after");
});

test("a tool gets no input to wait for", async () => {
  expect(await node(`process.stdin.on("end", () => console.log("end")).resume()`)).toEqual({ passed: true, output: "end\n" });
});
