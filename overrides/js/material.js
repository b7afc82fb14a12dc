/* What Material's bundle expects to find: where the site begins, and a place to remember in. In Material
   this stands in every page; a file of its own lets the pages forbid scripts that stand in them. */
const __md_scope = new URL("..", document.currentScript.src);
const __md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
const __md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(`${scope.pathname}.${key}`));
const __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch (error) {
    console.debug(error); // A full or forbidden store only forgets.
  }
};
