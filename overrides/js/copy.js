/* Fields to copy: fills in the whole address of this page and makes the buttons work.
   Without this script the fields can be selected by hand. All words stand in the page. */
(function () {
  "use strict";

  for (const box of document.querySelectorAll("[data-copy]")) {
    const field = box.querySelector("textarea");
    const status = box.querySelector("[role=status]");
    if (field.hasAttribute("data-address")) {
      field.value = location.href.replace(/[?#].*$/, "").replace(/index\.html$/, "");
    }
    box.querySelector("button").addEventListener("click", function () {
      field.select();
      // The Clipboard API wants https, which many offices do not have.
      const done = navigator.clipboard && isSecureContext
        ? navigator.clipboard.writeText(field.value)
        : document.execCommand("copy") ? Promise.resolve() : Promise.reject();
      done.then(
        function () { status.textContent = status.dataset.copied; },
        function () { status.textContent = status.dataset.failed; }
      );
    });
  }
})();
