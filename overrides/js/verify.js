/* The page /verify/: compares files with what the office published, inside the browser.
   Nothing is fetched or sent. All words stand in the page as templates. A classic script: browsers
   load no modules from a disk. */
(function () {
  "use strict";

  const page = document.getElementById("verify");
  const known = JSON.parse(document.getElementById("known").textContent);
  const PIECE = 4 << 20;

  // ---- what is published, by hash and by name

  const byHash = new Map();
  const byName = new Map();
  const RANK = ["published", "replaced", "withdrawn"];

  function put(map, key, value) {
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(value);
  }

  for (const entry of known) {
    for (const file of entry.files) {
      put(byHash, file.sha256, { entry, file });
      for (const name of file.names) put(byName, bare(name), { entry, file });
    }
    for (const sha256 of entry.withdrawn ? entry.withdrawn.sha256 : []) put(byHash, sha256, { entry, file: null });
  }

  /* Names as people know them again: without the " (1)" that browsers add to a second copy. */
  function bare(name) {
    return name.normalize("NFC").toLowerCase().replace(/ ?\(\d+\)(?=\.[^.]*$|$)/, "");
  }

  function stateOf(match) {
    return match.file ? match.entry.state : "withdrawn";
  }

  // ---- SHA-256 (FIPS 180-4). crypto.subtle wants https and the whole file in memory at once;
  //      this needs neither, so a large video and a page opened from a disk work as well.

  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => ((x % 1) * 2 ** 32) | 0;
  const ROUND = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)));
  const START = Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));

  function sha256() {
    const state = START.slice();
    const w = new Int32Array(64);
    const rest = new Uint8Array(64);
    let held = 0;
    let total = 0;

    function blocks(bytes, from, to) {
      for (; from + 64 <= to; from += 64) block(bytes, from);
      return from;
    }

    function block(bytes, at) {
      for (let i = 0; i < 16; i++, at += 4) w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
      for (let i = 16; i < 64; i++) {
        const x = w[i - 15];
        const y = w[i - 2];
        const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
      }
      let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
      for (let i = 0; i < 64; i++) {
        const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const t1 = (h + s1 + (g ^ (e & (f ^ g))) + ROUND[i] + w[i]) | 0;
        const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const t2 = (s0 + ((a & (b ^ c)) ^ (b & c))) | 0;
        h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
      }
      state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
    }

    return {
      add(bytes) {
        let at = 0;
        total += bytes.length;
        if (held) {
          at = Math.min(64 - held, bytes.length);
          rest.set(bytes.subarray(0, at), held);
          held += at;
          if (held < 64) return;
          block(rest, 0);
        }
        at = blocks(bytes, at, bytes.length);
        rest.set(bytes.subarray(at));
        held = bytes.length - at;
      },
      hex() {
        const end = new Uint8Array(held < 56 ? 64 : 128);
        const bits = new DataView(end.buffer);
        end.set(rest.subarray(0, held));
        end[held] = 128;
        bits.setUint32(end.length - 8, Math.floor(total / 2 ** 29));
        bits.setUint32(end.length - 4, (total << 3) >>> 0);
        blocks(end, 0, end.length);
        return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
      },
    };
  }

  // ---- words

  function copy(template, values) {
    const part = template.content.cloneNode(true);
    for (const place of part.querySelectorAll("[data-when]")) if (!values[place.dataset.when]) place.remove();
    for (const place of part.querySelectorAll("[data-fill]")) place.textContent = values[place.dataset.fill] || "";
    for (const place of part.querySelectorAll("[data-link]")) place.href = values[place.dataset.link];
    return part;
  }

  const say = (name, values) => copy(page.querySelector(`[data-say="${name}"]`), values);
  const answerOf = (name) => page.querySelector(`[data-answer="${name}"]`);
  const wordOf = (name) => answerOf(name).content.querySelector("[data-word]").textContent.trim();
  const count = (number) => number.toLocaleString("en-US");

  /* A folder's page has to be named in full where no server does it. */
  function address(path) {
    return page.dataset.root + path + (location.protocol === "file:" ? "index.html" : "");
  }

  function facts(match, file) {
    const { entry, file: published } = match;
    return {
      title: entry.title,
      page: address(entry.page),
      date: entry.date,
      sample: entry.sample,
      since: published && published.since,
      newer: entry.newer && address(entry.newer.page),
      newerTitle: entry.newer && entry.newer.title,
      withdrawn: entry.withdrawn && entry.withdrawn.date,
      reason: entry.withdrawn && entry.withdrawn.reason,
      bytes: file && count(file.size),
      published: file && published && published.size !== file.size && count(published.size),
      sameSize: file && published && published.size === file.size,
    };
  }

  // ---- answers

  /* What a hash, and the file it came from where there is one, is: a state and what it matches. */
  function judge(sha256, file) {
    const same = (byHash.get(sha256) || []).slice().sort((a, b) => RANK.indexOf(stateOf(a)) - RANK.indexOf(stateOf(b)));
    if (same.length) return { state: stateOf(same[0]), matches: same };
    const named = (file && byName.get(bare(file.name))) || [];
    return named.length ? { state: "changed", matches: named } : { state: "unknown", matches: [{ entry: {}, file: null }] };
  }

  function card(verdict, sha256, file) {
    const values = file ? { name: file.name, size: count(file.size), sha256 } : { sha256 };
    const part = copy(page.querySelector("[data-card]"), values);
    for (const match of verdict.matches) {
      const state = verdict.state === "changed" || !match.entry.state ? verdict.state : stateOf(match);
      part.firstElementChild.append(copy(answerOf(state), facts(match, file)));
    }
    return part;
  }

  function conclude(results, states) {
    const counts = new Map();
    for (const state of states) counts.set(state, (counts.get(state) || 0) + 1);
    const words = [...counts].map(([state, number]) => `${wordOf(state)} ${number}`).join(" · ");
    status(results, say("done", { count: count(states.length), counts: words }));
  }

  function status(results, words) {
    results.querySelector("[role=status]").replaceChildren(words);
  }

  // ---- files

  const files = page.querySelector("[data-files]");
  const drop = files.closest("label");
  const fileResults = files.closest("section").querySelector("[data-results]");
  const progress = fileResults.querySelector("progress");
  let latest = 0;

  async function hash(file, seen) {
    const digest = sha256();
    let at = 0;
    // Read at least once: a folder may look like an empty file until then.
    do {
      digest.add(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
      at += PIECE;
      if (!seen(at)) return null;
    } while (at < file.size);
    return digest.hex();
  }

  /* Reads one file after the other; a new choice ends the one before. */
  async function check(chosen) {
    const mine = ++latest;
    const list = fileResults.querySelector("ul");
    const states = [];
    list.replaceChildren();
    for (const [index, file] of chosen.entries()) {
      status(fileResults, say("reading", { name: file.name, number: count(index + 1), count: count(chosen.length) }));
      progress.max = file.size || 1;
      progress.value = 0;
      progress.hidden = file.size <= PIECE;
      let verdict = { state: "unread", matches: [{ entry: {}, file: null }] };
      let found = null;
      try {
        found = await hash(file, (done) => {
          progress.value = done;
          return mine === latest;
        });
        if (mine !== latest) return;
        verdict = judge(found, file);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        if (mine !== latest) return;
      }
      list.append(card(verdict, found, file));
      states.push(verdict.state);
    }
    progress.hidden = true;
    conclude(fileResults, states);
  }

  files.addEventListener("change", () => {
    const chosen = [...files.files];
    // The same file can be chosen again after it was changed.
    files.value = "";
    if (chosen.length) check(chosen);
  });

  // A file that misses the field must not replace the page. Words may still be dragged.
  function ondrag(kind, handle) {
    document.addEventListener(kind, (event) => {
      if (!event.dataTransfer || !event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      handle(event);
    });
  }

  ondrag("dragover", () => drop.classList.add("is-over"));
  ondrag("dragleave", (event) => event.relatedTarget || drop.classList.remove("is-over"));
  ondrag("drop", (event) => {
    drop.classList.remove("is-over");
    check([...event.dataTransfer.files]);
  });

  // ---- codes

  const form = page.querySelector("form");
  const codeResults = form.closest("section").querySelector("[data-results]");

  /* Takes what certutil, shasum and PowerShell print: old versions put spaces between the bytes. */
  function codesIn(text) {
    const lines = text.toLowerCase().split(/\r?\n/);
    return lines.flatMap((line) => {
      const together = line.replace(/[\s:-]/g, "");
      return /^[0-9a-f]{64}$/.test(together) ? [together] : line.match(/\b[0-9a-f]{64}\b/g) || [];
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const codes = [...new Set(codesIn(form.querySelector("textarea").value))];
    const verdicts = codes.map((code) => judge(code, null));
    codeResults.querySelector("ul").replaceChildren(...codes.map((code, index) => card(verdicts[index], code, null)));
    if (codes.length) conclude(codeResults, verdicts.map((verdict) => verdict.state));
    else status(codeResults, say("nocode", {}));
  });

  for (const part of page.querySelectorAll("[data-with-script]")) part.hidden = false;
  page.querySelector("[data-without-script]").hidden = true;
})();
