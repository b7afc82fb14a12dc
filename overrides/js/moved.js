/* Leads on from an old address and keeps the place within the page, which a refresh would lose. */
(function () {
  "use strict";

  const link = document.querySelector("link[rel=canonical]");
  if (!link) return;
  // On a disk nobody finds the page of a folder.
  const index = location.protocol === "file:" && link.href.endsWith("/") ? "index.html" : "";
  location.replace(link.href + index + location.search + location.hash);
})();
