/* Leads on from an old address and keeps the place within the page, which a refresh would lose. */
(function () {
  "use strict";

  const link = document.querySelector("link[rel=canonical]");
  if (link) location.replace(link.href + location.search + location.hash);
})();
