/* How this reader sees the site: colours, contrast, size of the text as chosen, kept in this browser
   and never sent; tables that stay tables. Runs before the page is drawn, so that nothing flashes. All
   words stand in the page. */
(function () {
  "use strict";

  const KEY = "prongsai.display";
  const CHOICES = { scheme: ["light", "dark"], contrast: ["normal", "more"], size: ["2", "3"] };
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const more = matchMedia("(prefers-contrast: more)");
  const chosen = {};

  try {
    const kept = Object(JSON.parse(localStorage.getItem(KEY)));
    for (const [name, values] of Object.entries(CHOICES)) if (values.includes(kept[name])) chosen[name] = kept[name];
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

  /* Some browsers forget that a table is one when its rows are drawn as cards. In the page itself
     these roles would say twice what the elements say. */
  function keepTables() {
    const headed = (cell) => (cell.scope.startsWith("row") ? "rowheader" : "columnheader");
    for (const table of document.querySelectorAll(".ps-table--cards, .ps-matrix")) {
      table.setAttribute("role", "table");
      for (const part of table.querySelectorAll("thead, tbody, tfoot")) part.setAttribute("role", "rowgroup");
      for (const row of table.rows) {
        row.setAttribute("role", "row");
        for (const cell of row.cells) cell.setAttribute("role", cell.tagName === "TD" ? "cell" : headed(cell));
      }
    }
  }

  function arm() {
    show();
    keepTables();
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
