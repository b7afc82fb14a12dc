/* A site that was put on the home screen keeps its pages and its search for when there is no network
   (generator/installed.py). Whoever only visits keeps nothing. */
(function () {
  "use strict";

  const WORKER = new URL("../installed-worker.js", document.currentScript.src);
  const installed = navigator.standalone ||
    matchMedia("(display-mode: minimal-ui), (display-mode: standalone)").matches;
  // From a disk, or where the browser forbids it, pages are read as always.
  const keep = () => navigator.serviceWorker.register(WORKER).catch(() => {});

  if (!("serviceWorker" in navigator)) return;
  if (installed) keep();
  addEventListener("appinstalled", keep);
})();
