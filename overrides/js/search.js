/* The fields to search with, and what was found. All words stand in the page, in the element
   #search-words. */
(function () {
  "use strict";

  const { answer, begin, stretches, fold, CLUSTER } = window.prongsai;
  const ROOT = new URL("..", document.currentScript.src);
  const words = JSON.parse(document.getElementById("search-words").textContent);
  const SHOWN = 10; // results at a time
  const WINDOW = 4000; // letters of a long text that are looked at for an excerpt

  // ---- what is shown

  function marked(target, text, ranges, from = 0, to = text.length) {
    let at = from;
    for (const [start, end] of ranges) {
      if (end <= from || start >= to) continue;
      target.append(text.slice(at, Math.max(start, at)));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(Math.max(start, from), Math.min(end, to));
      target.append(mark);
      at = Math.min(end, to);
    }
    target.append(text.slice(at, to));
  }

  /* Where the first stretch of a long text begins that holds one of the words. */
  function windowOf(text, variants) {
    for (let begin = 0; begin < text.length; begin += WINDOW / 2) {
      const part = fold(text.slice(begin, begin + WINDOW));
      if (variants.some((word) => part.includes(word))) return begin;
    }
    return 0;
  }

  /* A stretch of text around the first word found, cut at a space where one is near, else between
     groups of letters: never before a mark, nor after a vowel that is written before its consonant. */
  function excerpt(target, whole, variants) {
    const begin = windowOf(whole, variants);
    const text = whole.slice(begin, begin + WINDOW);
    const ranges = stretches(text, variants);
    const first = ranges.length ? ranges[0][0] : 0;
    const cuts = [...text.matchAll(CLUSTER)].map(({ index }) => index).filter((cut) => !/[เ-ไ]/.test(text[cut - 1] || ""));
    const near = Math.max(0, first - 50);
    const space = text.lastIndexOf(" ", first - 1) >= near ? text.indexOf(" ", near) + 1 : 0;
    const from = near === 0 ? 0 : space || cuts.filter((cut) => cut <= near).pop() || 0;
    const to = cuts.find((cut) => cut >= first + 150) || text.length;
    if (begin + from > 0) target.append("…");
    marked(target, text, ranges, from, to);
    if (begin + to < whole.length) target.append("…");
  }

  /* ``goesOn``: another part of the document that stands above, called by its place alone. */
  function result(found, terms, goesOn) {
    const variants = terms.flat();
    const item = document.createElement("li");
    const heading = document.createElement("h3");
    const link = document.createElement("a");
    link.href = address(found.url);
    heading.append(link);
    if (goesOn) {
      item.className = "ps-results__part";
      link.textContent = found.place;
    } else {
      const meta = document.createElement("span");
      meta.className = "ps-file__meta";
      meta.textContent = [found.place, found.year ? words.year.replace("{year}", found.year) : ""].filter(Boolean).join(" · ");
      marked(link, found.title, stretches(found.title, variants));
      item.append(meta);
    }
    const text = document.createElement("p");
    text.className = "ps-small";
    excerpt(text, found.text, variants);
    item.append(heading, text);
    if (found.note) {
      const note = document.createElement("p");
      note.className = "ps-small ps-muted";
      note.textContent = found.note;
      item.append(note);
    }
    if (found.target) {
      const open = document.createElement("a");
      open.className = "ps-small";
      open.href = address(found.target);
      open.textContent = words.open.replace("{place}", () => found.place.split(" · ").pop());
      item.append(open);
    }
    return item;
  }

  /* Gather by a name, in the order in which the names come up first. */
  function gathered(results, nameOf) {
    const found = new Map();
    for (const each of results) {
      const name = nameOf(each);
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(each);
    }
    return found;
  }

  /* Results of each kind under its name, the kind of the best result first; parts of a document
     stand together. */
  function groups(results, terms) {
    return [...gathered(results, ({ kind }) => kind)].map(([kind, some]) => {
      const documents = gathered(some, ({ url }) => (kind === "evidence" ? url.split("#")[0] : url));
      const items = [...documents.values()].flatMap((parts) => parts.map((part, n) => result(part, terms, n > 0)));
      const group = document.createElement("section");
      const name = document.createElement("h2");
      const list = document.createElement("ol");
      group.dataset.kind = kind;
      name.textContent = words.kinds[kind];
      list.append(...items);
      group.append(name, list);
      return group;
    });
  }

  /* On a disk nobody finds the page of a folder. */
  function address(url) {
    const whole = new URL(url, ROOT);
    if (whole.protocol === "file:" && whole.pathname.endsWith("/")) whole.pathname += "index.html";
    return whole.href;
  }

  // ---- a field with its results

  function arm(box) {
    const form = box.querySelector("form");
    const input = form.querySelector("input[type=search]");
    const panel = box.querySelector("[data-panel]");
    const status = panel.querySelector("[role=status]");
    const list = panel.querySelector("[data-results]");
    const more = panel.querySelector("[data-more]");
    const ways = panel.querySelector("[data-ways]");
    const page = box.dataset.search === "page";
    const choices = [...box.querySelectorAll("select")];
    const kindChoice = choices.find((choice) => choice.name === "kind");
    const kindOptions = box.querySelectorAll("select[name=kind] option[value]:not([value=''])");
    let latest = 0;
    let later = 0;
    let count = SHOWN;

    const chosen = () => Object.fromEntries(choices.map((choice) => [choice.name, choice.value]));

    async function show() {
      const mine = ++latest;
      const query = input.value.trim();
      clearTimeout(later);
      if (page) later = setTimeout(remember, 300);
      const fill = (results, terms) => {
        if (mine === latest) list.replaceChildren(...groups(results, terms));
      };
      const told = query ? await answer(query, chosen(), page ? count : 5, fill) : null;
      if (mine !== latest) return;
      fill(told ? told.results : [], told ? told.terms : []);
      if (told && told.kinds && kindChoice && !kindChoice.value) offerKinds(told.kinds);
      const none = told && !told.results.length;
      status.textContent = !told ? "" : told.failed ? words.failed : !told.terms.length ? words.short
        : none ? words.none.replace("{query}", () => query)
        : (told.whole ? words.found : words.about).replace("{count}", told.total.toLocaleString("en-US"));
      for (const option of kindOptions) {
        const count = told && told.kinds ? told.kinds[option.value] || 0 : 0;
        option.textContent = count ? `${words.kinds[option.value]} (${count.toLocaleString("en-US")})` : words.kinds[option.value];
      }
      if (more) {
        const full = told && told.results.length === (page ? count : 5);
        more.hidden = !full || told.total <= told.results.length;
      }
      if (ways) ways.hidden = !none;
      panel.hidden = !page && !told;
    }

    /* Every kind with more than is shown can be had alone; the count is of what was found. */
    function offerKinds(counts) {
      for (const { value: kind } of kindOptions) {
        let group = list.querySelector(`[data-kind="${kind}"]`);
        const shown = group ? group.querySelectorAll("li").length : 0;
        if (!(counts[kind] > shown)) continue;
        if (!group) {
          group = document.createElement("section");
          group.append(Object.assign(document.createElement("h2"), { textContent: words.kinds[kind] }));
          list.append(group);
        }
        const only = document.createElement("button");
        only.type = "button";
        only.textContent = words.only.replace("{kind}", () => words.kinds[kind])
          .replace("{count}", counts[kind].toLocaleString("en-US"));
        only.addEventListener("click", async () => {
          kindChoice.value = kind;
          count = SHOWN;
          await show();
          const first = list.querySelector("h3 a");
          if (first) first.focus();
        });
        group.append(only);
      }
    }

    /* The address says what is asked, so that it can be sent, and found again on the way back. */
    function remember() {
      const url = new URL(location.href);
      const asked = Object.entries({ q: input.value.trim(), ...chosen() }).filter(([, value]) => value);
      try {
        url.search = asked.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
        history.replaceState(null, "", url);
      } catch (error) {
        // Some browsers let no page on a disk change its address; half a letter has none.
      }
    }

    /* What is still being looked for must not open the panel again. */
    function close() {
      latest += 1;
      panel.hidden = true;
    }

    function move(step) {
      const links = [...list.querySelectorAll("h3 a")];
      const next = links.indexOf(document.activeElement) + step;
      if (next < 0) input.focus();
      else if (links[next]) links[next].focus();
    }

    input.addEventListener("focus", begin, { once: true });
    input.addEventListener("input", () => {
      count = SHOWN;
      show();
    });
    for (const choice of choices) {
      choice.addEventListener("change", () => {
        count = SHOWN;
        show();
      });
    }
    if (more && page) {
      more.addEventListener("click", async () => {
        const links = () => [...list.querySelectorAll("h3 a")];
        const before = new Set(links().map((link) => link.href));
        count += SHOWN;
        await show();
        // The button may be gone; who pressed it goes on at what is new.
        const next = links().find((link) => !before.has(link.href));
        if (next) next.focus();
      });
    }
    form.addEventListener("submit", (event) => {
      if (!page) return;
      event.preventDefault();
      show();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (event.target !== input && !list.contains(event.target)) return;
        event.preventDefault();
        if (panel.hidden) {
          show();
          return;
        }
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape" && !panel.hidden) {
        if (!page) close();
        input.focus();
      }
    });
    if (!page) {
      document.addEventListener("click", (event) => {
        if (!box.contains(event.target)) close();
      });
      box.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
      });
      return;
    }
    // Who opens something in the middle of typing comes back to what was typed.
    addEventListener("click", remember, true);
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    for (const choice of choices) {
      const value = asked.get(choice.name) || "";
      if ([...choice.options].some((option) => option.value === value)) choice.value = value;
    }
    if (input.value) show();
    else input.focus({ preventScroll: true });
  }

  for (const box of document.querySelectorAll("[data-search]")) arm(box);
})();
