import { expect, test, vi } from "vitest";
import { ClientError } from "../error.ts";
import { createApi } from "./api.ts";
import type { RequestJson } from "./request.ts";
import type { Session } from "./session.ts";

test("an id that no address can hold is asked for as near as can be, and answered like any other", async () => {
  const request = vi.fn<RequestJson>().mockRejectedValue(new ClientError("not_found", "There is no such article."));
  const api = createApi(request, {} as Session);
  await expect(api.article("half \ud83d", "en")).rejects.toMatchObject({ code: "not_found" });
  expect(request.mock.calls[0]?.[0].path).toBe("/v1/articles/half%20%EF%BF%BD?locale=en");
  await expect(api.article("whole \u{1f600}", "en")).rejects.toMatchObject({ code: "not_found" });
  expect(request.mock.calls[1]?.[0].path).toBe("/v1/articles/whole%20%F0%9F%98%80?locale=en");
});
