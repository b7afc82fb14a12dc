// Which items of a list are which, before and after somebody worked on it.

/** Pair the items of two lists in order: alike ones, then those of one id, then by place. */
export function* matched(before, now, id) {
  const alike = common(before.map((item) => JSON.stringify(item)), now.map((item) => JSON.stringify(item)));
  let [i, j] = [0, 0];
  for (const [from, to] of [...alike, [before.length, now.length]]) {
    yield* paired(before, now, id, [i, from], [j, to]);
    if (from < before.length) yield { from, to };
    [i, j] = [from + 1, to + 1];
  }
}

function* paired(before, now, id, [i, endOfBefore], [j, endOfNow]) {
  const called = (item) => (id && typeof item === "object" ? item[id] : undefined);
  while (j < endOfNow) {
    const name = called(now[j]);
    let from = i;
    if (name !== undefined) while (from < endOfBefore && called(before[from]) !== name) from += 1;
    // A new id in the same place among equally many is an item whose id was changed.
    if (from === endOfBefore && endOfBefore - i === endOfNow - j) from = i;
    if (from < endOfBefore) {
      while (i < from) yield { from: i++ };
      yield { from: i++, to: j++ };
    } else yield { to: j++ };
  }
  while (i < endOfBefore) yield { from: i++ };
}

/** The longest common subsequence of two lists of texts, as pairs of places. */
function common(one, other) {
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < one.length - head && tail < other.length - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const [a, b] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)];
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  const pairs = Array.from({ length: head }, (_, place) => [place, place]);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([head + i++, head + j++]);
    else if (length[i + 1][j] >= length[i][j + 1]) i += 1;
    else j += 1;
  }
  for (let place = tail; place > 0; place--) pairs.push([one.length - place, other.length - place]);
  return pairs;
}
