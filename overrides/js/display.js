/* How this reader wants to see the site: colours, contrast, size of the text. Kept in this browser and
   never sent. Runs before the page is drawn, so that nothing flashes. All words stand in the page. */
(function () {
  "use strict";

  const KEY = "prongsai.display";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const more = matchMedia("(prefers-contrast: more)");
  let chosen = {};

  try {
    chosen = JSON.parse(localStorage.getItem(KEY)) || {};
  } catch (error) {
    // Storage is forbidden or holds something else: the page looks as the system asks for.
  }

  function show() {
    root.dataset.psScheme = chosen.scheme || (dark.matches ? "dark" : "light");
    root.dataset.psContrast = chosen.contrast || (more.matches ? "more" : "normal");
    root.dataset.psSize = chosen.size || "1";
    // Pages written by hand carry Material's own mark as well.
    if (document.body && document.body.dataset.mdColorScheme) {
      document.body.dataset.mdColorScheme = root.dataset.psScheme === "dark" ? "slate" : "default";
    }
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen));
    } catch (error) {
      // Then the choice holds for this page.
    }
  }

  function arm() {
    show();
    const box = document.querySelector("[data-display]");
    if (!box) return;
    for (const input of box.querySelectorAll("input")) {
      input.checked = input.value === (chosen[input.name] || "");
      input.addEventListener("change", function () {
        chosen[input.name] = input.value;
        if (!input.value) delete chosen[input.name];
        show();
        keep();
      });
    }
    box.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !box.open) return;
      box.open = false;
      box.querySelector("summary").focus();
    });
    document.addEventListener("click", function (event) {
      if (!box.contains(event.target)) box.open = false;
    });
    box.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) box.open = false;
    });
  }

  root.classList.replace("no-js", "js");
  show();
  dark.addEventListener("change", show);
  more.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", arm);
})();
