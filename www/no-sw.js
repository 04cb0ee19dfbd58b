// Takes the place of the service worker where the site is not to be kept: it
// throws away what was kept at this address, and itself. To take the service
// worker of a published site back, publish this file as its sw.js.

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const scope = "bytewise:" + self.registration.scope + ":";
      const names = (await caches.keys()).filter((name) => name.startsWith(scope));
      await Promise.all(names.map((name) => caches.delete(name)));
      await self.registration.unregister();
      const tabs = await self.clients.matchAll({ type: "window" });
      await Promise.all(tabs.map((tab) => tab.navigate(tab.url)));
    })(),
  );
});
