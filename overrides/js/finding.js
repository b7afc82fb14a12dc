/* Finds in the reader's browser what a query asks for. It asks for the few files of the query's letters,
   then for the texts of what may match, and looks there for the words themselves (generator/search).
   Nothing is sent anywhere: files are asked for by number. Scripts, because browsers read no other files
   from a disk. */
(function () {
  "use strict";

  const { fold } = window.prongsai;
  const HERE = new URL("../search/", document.currentScript.src);
  const SHOWN = 10; // results at a time
  const FIRST = 4; // entries looked into before anything is shown
  const LOOKED = 400; // entries looked into for one answer
  const COUNTED = 6; // files of texts that are read to count exactly
  const PAIRS = 5; // pairs of letters that a word is looked up by
  const MET = 50; // places of a word that are held against those of others
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
  async function found(query, { kind, year, unit }, count, early) {
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

  /* The same, once more where the site was published anew meanwhile; ``failed`` when files cannot be had. */
  async function answer(...asked) {
    for (let again = false; ; again = true) {
      try {
        return await found(...asked);
      } catch (error) {
        if (again || !newer) return { failed: true, results: [], terms: [] };
        forget();
      }
    }
  }

  const begin = () => file("index").catch(() => {});
  Object.assign(window.prongsai, { answer, begin });
})();
