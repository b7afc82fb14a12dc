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
  const WINDOW = 4000; // letters of a long text that are looked at for an excerpt
  const BETWEEN = "|";

  // ---- files

  const files = new Map();
  const waiting = new Map();
  window.prongsaiSearch = (name, data) => waiting.get(name)(data);

  function file(name) {
    if (!files.has(name)) {
      files.set(name, new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = new URL(`${name}.js`, HERE);
        script.onload = () => script.remove();
        script.onerror = () => {
          files.delete(name);
          reject(new Error(name));
        };
        document.head.append(script);
      }));
    }
    return files.get(name);
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
    const exact = new Set((await Promise.all(names.map((name) => called(head, name)))).flat());
    const perTerm = await Promise.all(terms.map(async (variants) => {
      const found = await Promise.all(variants.map((variant) => holding(head, variant)));
      return {
        titles: new Set(found.flatMap((f) => f.titles)),
        all: [...new Set(found.flatMap((f) => f.all))],
      };
    }));
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
      const [url, kind, title, year, place, target, keys, text] =
        (await file(`texts-${part}`))[number - head.starts[part]];
      const names = [title, ...keys].map(fold);
      known.set(number, {
        number, url, kind, title, year, place, target, text,
        names, named: [...names, fold(place)].join(BETWEEN), said: fold(text),
      });
    }
    return known.get(number);
  }

  /* How well an entry answers: an exact name before the beginning of a title, before words in the
     title, before words in the text. Null when a word is in neither. */
  function rank(found, terms, whole) {
    let score = 0;
    for (const variants of terms) {
      if (found.named.includes(variants[0])) score += 8;
      else if (variants.some((word) => found.named.includes(word))) score += 6;
      else if (!variants.some((word) => found.said.includes(word))) return null;
    }
    const same = terms.length === 1 ? terms[0] : [whole];
    const exact = same.some((word) => found.names.includes(word));
    return score + (exact ? 4 : found.names[0].startsWith(whole) ? 1 : 0);
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
        const score = rank(each, terms, whole);
        if (score === null) continue;
        if (few) kinds[each.kind] = (kinds[each.kind] || 0) + 1;
        if (kind && each.kind !== kind) continue;
        results.push([score, each]);
        if (score >= 6 * terms.length) named += 1;
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

  function result(found, terms) {
    const variants = terms.flat();
    const item = document.createElement("li");
    const meta = document.createElement("span");
    meta.className = "ps-file__meta";
    meta.textContent = [words.kinds[found.kind], found.place, found.year ? `ปี ${found.year}` : ""].filter(Boolean).join(" · ");
    const heading = document.createElement("h2");
    const link = document.createElement("a");
    link.href = address(found.url);
    marked(link, found.title, stretches(found.title, variants));
    heading.append(link);
    const text = document.createElement("p");
    text.className = "ps-small";
    excerpt(text, found.text, variants);
    item.append(meta, heading, text);
    if (found.target) {
      const open = document.createElement("a");
      open.className = "ps-small";
      open.href = address(found.target);
      open.textContent = words.open.replace("{place}", () => found.place.split(" · ").pop());
      item.append(open);
    }
    return item;
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
    const list = panel.querySelector("ol");
    const more = panel.querySelector("[data-more]");
    const page = box.dataset.search === "page";
    const choices = [...box.querySelectorAll("select")];
    const kindOptions = box.querySelectorAll("select[name=kind] option[value]:not([value=''])");
    let latest = 0;
    let later = 0;
    let count = SHOWN;

    async function show() {
      const mine = ++latest;
      const query = input.value.trim();
      clearTimeout(later);
      if (page) later = setTimeout(remember, 300, query);
      const filter = Object.fromEntries(choices.map((choice) => [choice.name, choice.value]));
      const fill = (results, terms) => {
        if (mine === latest) list.replaceChildren(...results.map((found) => result(found, terms)));
      };
      let told;
      try {
        told = query ? await answer(query, filter, page ? count : 5, fill) : null;
      } catch (error) {
        told = { failed: true, results: [], terms: [] };
      }
      if (mine !== latest) return;
      fill(told ? told.results : [], told ? told.terms : []);
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
      panel.hidden = !page && !told;
    }

    function remember(query) {
      const url = new URL(location.href);
      try {
        url.search = query ? `?q=${encodeURIComponent(query)}` : "";
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
      const links = [...list.querySelectorAll("h2 a")];
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
        const before = list.children.length;
        count += SHOWN;
        await show();
        // The button may be gone; who pressed it goes on at what is new.
        const next = list.querySelectorAll("h2 a")[before];
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
    input.value = new URLSearchParams(location.search).get("q") || "";
    if (input.value) show();
    else input.focus({ preventScroll: true });
  }

  for (const box of document.querySelectorAll("[data-search]")) arm(box);
})();
