/* Ways of typing the same words, made one, as in generator/search/folding.py; and where in a text the
   letters of the folded one come from. */
(function () {
  "use strict";

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

  window.prongsai = { fold, stretches, CLUSTER };
})();
