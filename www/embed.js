// For a page that shows exercises of this site in frames (`?embed`): gives each
// frame the height of what it shows. `<script src="…/embed.js" async></script>`

const own = document.currentScript;
const site = own instanceof HTMLScriptElement ? new URL(own.src).origin : location.origin;

addEventListener("message", (event) => {
  if (event.origin !== site || event.data?.bytewise !== "height") return;
  const height = Number(event.data.height);
  if (!(height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    // Rounded up, since a frame that is too low by a part of a pixel scrolls.
    if (frame.contentWindow === event.source) frame.height = String(Math.ceil(height));
  }
});
