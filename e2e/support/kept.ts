import type { Page } from "@playwright/test";
import type { ThreadResponse } from "@parley/protocol";

/** What the widget keeps in the browser, as far as tests look into it. */
export interface Kept {
  session: { token: string; visitorId: string };
  conversation: { threadId: string; draft?: string; messages: { id: string; text: string }[]; run?: { runId: string; cursor: number } };
}

/** Reads the widget's database. Rejects where there is none. */
export function readKept(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? "").filter((name) => name.startsWith("parley-"));
    if (names.length !== 1) throw new Error(`One database was expected: ${names.join(", ")}`);
    const finished = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error ?? new Error("The database could not be read")));
      });
    const database = await finished(indexedDB.open(names[0] ?? ""));
    try {
      const store = database.transaction("records").objectStore("records");
      const [session, conversation] = await Promise.all([finished(store.get("session")), finished(store.get("conversation"))]);
      return { session, conversation };
    } finally {
      database.close();
    }
  });
}

/** The conversation as the server has it, asked for with the visitor's own token. `kept`: for when the page is not there any more. */
export async function readThread(page: Page, site: { url: string }, kept?: Kept): Promise<ThreadResponse> {
  const { session, conversation } = kept ?? (await readKept(page));
  const url = `${site.url}/v1/threads/${conversation.threadId}/messages`;
  const response = await page.request.get(url, { headers: { authorization: `Bearer ${session.token}` } });
  if (!response.ok()) throw new Error(`${response.status()} ${await response.text()}`);
  return (await response.json()) as ThreadResponse;
}
