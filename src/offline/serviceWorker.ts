/**
 * The service worker: keeps all files of the built page in the browser, so that the page opens without a network. The build
 * puts the list of files in the place of `FILES`, and the worker beside `index.html`, whose folder it serves.
 *
 * A new version is fetched beside the one in use and waits until a person asks for it. What the old one has kept stays as
 * long as another tab may still show it: its parts that load later are found here, and no longer on the server.
 */
import { PrecacheController, PrecacheRoute } from "workbox-precaching";

/** Addresses relative to the worker; `revision` null: the name changes with what is in it. */
declare const FILES: readonly { readonly url: string; readonly revision: string | null }[];

/** The part of a service worker's surroundings that is used; the types of a page do not have it. */
interface Surroundings {
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { readonly includeUncontrolled: boolean; readonly type: "window" }): Promise<readonly unknown[]>;
  };
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "message", listener: (event: Lasting & { readonly data: unknown }) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
}

/** An event for the work of which the browser waits. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const here = globalThis as unknown as Surroundings;
const files = new PrecacheController();
files.addToCacheList([...FILES]);
// The page is the same whatever stands behind a question mark, as it does in addresses that others have passed on.
const route = new PrecacheRoute(files, { ignoreURLParametersMatching: [/./] });

here.addEventListener("install", (event) => void files.install(event));
// The first visit goes on without a network as well.
here.addEventListener("activate", (event) => event.waitUntil(here.clients.claim()));
here.addEventListener("message", (event) => {
  switch (typeOf(event.data)) {
    case "SKIP_WAITING":
      return event.waitUntil(here.skipWaiting());
    case "TIDY":
      return event.waitUntil(tidy(event));
  }
});
here.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(here.registration.scope)) return;
  const params = route.match({ event, request, url, sameOrigin: true });
  if (params && typeof params === "object")
    event.respondWith(Promise.resolve(route.handler.handle({ event, request, url, params })));
  else if (url.href.startsWith(`${here.registration.scope}assets/`)) event.respondWith(keptOrFetched(request));
});

function typeOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "type" in message ? message.type : null;
}

/** Throws away what only older versions need, unless another tab may show one. */
async function tidy(event: Lasting): Promise<void> {
  const tabs = await here.clients.matchAll({ includeUncontrolled: true, type: "window" });
  if (tabs.length <= 1) await files.activate(event);
}

/** A file of an older version that is still kept; else what the network has. */
async function keptOrFetched(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
