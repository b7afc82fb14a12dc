/* Search in the reader's browser. A query asks for the few files of its letters, then for the texts of
   what may match, and looks there for the words themselves (generator/search). Nothing is sent anywhere:
   files are asked for by number. Scripts, because browsers read no other files from a disk. All words
   stand in the page, in the element #search-words. */
(function () {
  "use strict";

  const HERE = new URL("../search/", document.currentScript.src);
  const ROOT = new URL("..", document.currentScript.src);
  const words = JSON.parse(document.getElementById("search-words").textContent);
  const SHOWN = 10; // results at a time
  const FIRST = 4; // entries looked into before anything is shown
  const LOOKED = 400; // entries looked into for one answer
  const COUNTED = 6; // files of texts that are read to count exactly
  const PAIRS = 5; // pairs of letters that a word is looked up by
  const MET = 50; // places of a word that are held against those of others
  const WINDOW = 4000; // letters of a long text that are looked at for an excerpt
  const BETWEEN = "|";

  // ---- files

  const files = new Map();
  const waiting = new Map();
  let stamp = ""; // of the index whose files belong together
  let newer = false; // a file of another index came: the site was published anew
  window.prongsaiSearch = (name, its, data) => waiting.get(name)(its, data);

  function file(name) {
    if (!files.has(name)) {
      files.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        const failed = () => {
          files.delete(name);
          reject(new Error(name));
        };
        waiting.set(name, (its, data) => {
          if (name === "index") stamp = its;
          newer = its !== stamp;
          if (newer) failed();
          else resolve(data);
        });
        script.src = new URL(stamp ? `${name}.js?${stamp}` : `${name}.js`, HERE);
        script.onload = () => script.remove();
        script.onerror = failed;
        document.head.append(script);
      }));
    }
    return files.get(name);
  }

  /* Begin again, past what the browser kept of the index before. */
  function forget() {
    files.clear();
    known.clear();
    newer = false;
    stamp = Date.now().toString(36);
  }

  // ---- folding, as in generator/search/folding.py

  const MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e";
  const TONE_LAST = /\u0e4d\u0e32([\u0e48-\u0e4b])/g; // typed after sara am
  const RUN = new RegExp(`[${MARKS}]{2,}`, "g");
  const SIGNS = new RegExp(`[^\\p{L}\\p{N}${MARKS}]|\u0e2f`, "gu");
  const CLUSTER = new RegExp(`เเ[${MARKS}]*|[^][${MARKS}]*`, "gu");

  function fold(text) {
    return text.normalize("NFKC").toLowerCase()
      .replace(/[๐-๙]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xe50 + 48))
      .replace(SIGNS, "").replaceAll("เเ", "แ")
      .replace(TONE_LAST, "$1\u0e4d\u0e32")
      .replace(RUN, (run) => [...new Set(run)].sort().join(""));
  }

  /* Where in the text each letter of the folded text comes from, letter group by letter group. */
  function origins(text) {
    const from = [];
    let whole = "";
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      const part = fold(cluster);
      whole += part;
      for (let n = 0; n < part.length; n++) from.push([index, index + cluster.length]);
    }
    return { whole, from };
  }

  /* Stretches of a text that hold one of some folded words, in order, none over another. */
  function stretches(text, wanted) {
    const { whole, from } = origins(text);
    const found = [];
    for (const word of wanted) {
      for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + word.length)) {
        found.push([from[at][0], from[at + word.length - 1][1]]);
      }
    }
    let end = 0;
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]).filter((each) => {
      if (each[0] < end) return false;
      end = each[1];
      return true;
    });
  }

  // ---- candidates

  const numbers = (steps) => {
    let at = 0;
    return steps ? steps.split(" ").map((step) => (at += +step)) : [];
  };

  /* A few pairs of a word from end to end: together they are rarely in a text that lacks the word. */
  function pairsOf(word) {
    const all = [...new Set(Array.from({ length: word.length - 1 }, (_, n) => word.slice(n, n + 2)))];
    if (all.length <= PAIRS) return all;
    return Array.from({ length: PAIRS }, (_, n) => all[Math.round((n * (all.length - 1)) / (PAIRS - 1))]);
  }

  function common(lists) {
    const [first, ...others] = lists.sort((a, b) => a.length - b.length);
    return others.reduce((kept, list) => {
      const has = new Set(list);
      return kept.filter((number) => has.has(number));
    }, first || []);
  }

  const pairsFile = (head, word) => file(`pairs-${(word.charCodeAt(0) * 31 + word.charCodeAt(1)) % head.shards}`);

  /* Entries that are called exactly so. */
  const called = async (head, word) => numbers((await pairsFile(head, word))[`=${word}`]);

  async function holding(head, word) {
    const found = await Promise.all(pairsOf(word).map(async (pair) => {
      const held = (await pairsFile(head, pair))[pair] || BETWEEN;
      const [titles, bodies] = held.split(BETWEEN).map(numbers);
      return { titles, all: titles.concat(bodies) };
    }));
    return { titles: common(found.map((f) => f.titles)), all: common(found.map((f) => f.all)) };
  }

  /* The words of a query, each with what means the same. */
  function wanted(head, query) {
    const folded = query.split(/\s+/).map(fold).filter(Boolean);
    // A letter apart belongs to the number that follows: o 42. Other single letters say too little.
    const long = folded
      .map((word, n) => (/^[a-z]$/.test(folded[n - 1] || "") && /^\d/.test(word) ? folded[n - 1] + word : word))
      .filter((word) => word.length > 1);
    const whole = fold(query);
    const same = (word) => head.synonyms.filter((group) => group.includes(word)).flat();
    // Several words may be one name: info graphic, no gift policy.
    const said = same(whole).length ? [whole] : long.length ? long : whole.length > 1 ? [whole] : [];
    return said.map((word) => [...new Set([word, ...same(word)])]);
  }

  async function candidates(head, terms, whole, filter) {
    const names = [...new Set([whole, ...(terms.length === 1 ? terms[0] : [])])].filter((name) => name.length > 1);
    const [numbersOfNames, ...perTerm] = await Promise.all([
      Promise.all(names.map((name) => called(head, name))),
      ...terms.map(async (variants) => {
        const found = await Promise.all(variants.map((variant) => holding(head, variant)));
        return {
          titles: new Set(found.flatMap((f) => f.titles)),
          all: [...new Set(found.flatMap((f) => f.all))],
        };
      }),
    ]);
    const exact = new Set(numbersOfNames.flat());
    const all = common(perTerm.map((term) => term.all)).filter((number) => filter(number));
    const score = (number) => perTerm.filter((term) => term.titles.has(number)).length + (exact.has(number) ? 1 : 0);
    return all.map((number) => [score(number), number]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  }

  // ---- entries

  function last(starts, number) {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((Array.isArray(starts[middle]) ? starts[middle][0] : starts[middle]) <= number) low = middle;
      else high = middle;
    }
    return low;
  }

  const known = new Map();

  async function entry(head, number) {
    if (!known.has(number)) {
      const part = last(head.starts, number);
      const [url, kind, title, year, place, target, keys, text, note] =
        (await file(`texts-${part}`))[number - head.starts[part]];
      const names = [title, ...keys].map(fold);
      known.set(number, {
        number, url, kind, title, year, place, target, text, note,
        names, named: [...names, fold(place)].join(BETWEEN), said: fold(text),
      });
    }
    return known.get(number);
  }

  /* How well an entry answers: an exact name before the beginning of a title, before words in the
     title, before words in the text. Null when a word is in neither. */
  function rank(found, terms, whole, weights) {
    let score = 0;
    let named = 0;
    for (const variants of terms) {
      const itself = found.named.includes(variants[0]);
      if (itself || variants.some((word) => found.named.includes(word))) {
        score += itself ? weights.title : weights.synonym;
        named += 1;
      } else if (!variants.some((word) => found.said.includes(word))) return null;
    }
    const same = terms.length === 1 ? terms[0] : [whole];
    const exact = same.some((word) => found.names.includes(word));
    score += exact ? weights.exact : found.names[0].startsWith(whole) ? weights.start : 0;
    return { score: score + weights.close * closeness(found.said, terms), named: named === terms.length };
  }

  /* How near several words stand in a text: 1 side by side, towards 0 the farther apart. */
  function closeness(text, terms) {
    if (terms.length < 2) return 0;
    const places = terms.flatMap((variants, term) => variants.flatMap((word) => {
      const found = [];
      for (let at = text.indexOf(word); at >= 0 && found.length < MET; at = text.indexOf(word, at + 1)) {
        found.push({ term, at, end: at + word.length });
      }
      return found;
    })).sort((a, b) => a.at - b.at);
    const latest = new Map();
    let nearest = 0;
    for (const place of places) {
      latest.set(place.term, place);
      if (latest.size < terms.length) continue;
      const now = [...latest.values()];
      const letters = now.reduce((sum, { at, end }) => sum + end - at, 0);
      const stretch = Math.max(...now.map(({ end }) => end)) - Math.min(...now.map(({ at }) => at));
      nearest = Math.max(nearest, Math.min(1, letters / stretch));
    }
    return nearest;
  }

  const best = (results, count) => results
    .sort((a, b) => b[0] - a[0] || a[1].number - b[1].number)
    .slice(0, count).map(([, each]) => each);

  /* Answer a query: the best results in order, and how many there are as far as was looked. ``early``
     gets what is there when only the first few were looked into. */
  async function answer(query, { kind, year, unit }, count, early) {
    const head = await file("index");
    const terms = wanted(head, query);
    if (!terms.length) return { results: [], total: 0, kinds: {}, terms, whole: true };
    const own = unit ? new Set(numbers((await file("units"))[unit])) : null;
    const runOf = (number) => head.runs[last(head.runs, number)];
    const fits = (number) => (!year || runOf(number)[2] === +year) && (!own || own.has(number));
    const whole = fold(query);
    const every = await candidates(head, terms, whole, fits);
    const few = new Set(every.map(([, number]) => last(head.starts, number))).size <= COUNTED;
    // Where all is looked into anyway, kinds are counted too.
    const may = few || !kind ? every : every.filter(([, number]) => runOf(number)[1] === kind);
    const results = [];
    const kinds = {};
    let named = 0;
    let at = 0;
    // Those that may have all words in the title first: until enough of them do, or none is left.
    const goOn = () => at < may.length && (few || (may[at][0] >= terms.length ? named < count : results.length < count));
    while ((few || at < LOOKED) && goOn()) {
      const some = may.slice(at, at + (at ? SHOWN : FIRST));
      at += some.length;
      for (const each of await Promise.all(some.map(([, number]) => entry(head, number)))) {
        const ranked = rank(each, terms, whole, head.weights);
        if (ranked === null) continue;
        if (few) kinds[each.kind] = (kinds[each.kind] || 0) + 1;
        if (kind && each.kind !== kind) continue;
        results.push([ranked.score, each]);
        if (ranked.named) named += 1;
      }
      if (early && at === some.length && goOn()) early(best(results, count), terms);
    }
    return {
      results: best(results, count),
      total: results.length + may.length - at,
      kinds,
      terms,
      whole: at >= may.length,
    };
  }

  // Tests and the console ask these.
  Object.assign(window, { prongsaiAnswer: answer, prongsaiFold: fold, prongsaiStretches: stretches });

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

    async function ask(query, early) {
      for (let again = false; ; again = true) {
        try {
          return await answer(query, chosen(), page ? count : 5, early);
        } catch (error) {
          if (again || !newer) return { failed: true, results: [], terms: [] };
          forget();
        }
      }
    }

    async function show() {
      const mine = ++latest;
      const query = input.value.trim();
      clearTimeout(later);
      if (page) later = setTimeout(remember, 300);
      const fill = (results, terms) => {
        if (mine === latest) list.replaceChildren(...groups(results, terms));
      };
      const told = query ? await ask(query, fill) : null;
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

    input.addEventListener("focus", () => file("index").catch(() => {}), { once: true });
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
