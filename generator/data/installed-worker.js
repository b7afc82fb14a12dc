/* Keeps an installed site to be read and searched without a network. The network is always asked
   first, so that nobody reads yesterday's state while today's can be had; files of evidence are never
   kept. STAMP and KEPT stand above (generator/installed.py). */
"use strict";

const NAME = `prongsai ${registration.scope} ${STAMP}`;
const AT_ONCE = 6;
const kept = new Set(KEPT.map((path) => new URL(path, registration.scope).pathname));

async function fill() {
  const cache = await caches.open(NAME);
  const waiting = [...kept];
  const next = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      await cache.add(new Request(path, { cache: "no-cache" }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

async function dropOlder() {
  const own = (name) => name.startsWith(`prongsai ${registration.scope} `) && name !== NAME;
  await Promise.all((await caches.keys()).filter(own).map((name) => caches.delete(name)));
  await clients.claim();
}

async function keptCopy(request) {
  const cache = await caches.open(NAME);
  return (await cache.match(request, { ignoreSearch: true })) || Response.error();
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(fill());
});
addEventListener("activate", (event) => event.waitUntil(dropOlder()));
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !kept.has(url.pathname)) return;
  event.respondWith(fetch(event.request).catch(() => keptCopy(event.request)));
});
