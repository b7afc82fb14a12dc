// Names for the buttons of lists: the CMS draws them as icons, or names them in English.

const TOLD = { Collapse: "พับรายการ", Expand: "คลี่รายการ" };

/** Name the buttons below `root`, now and as they come. */
export function named(root) {
  let isDue = false;
  const soon = () => {
    if (!isDue) requestAnimationFrame(() => {
      isDue = false;
      nameAll(root);
    });
    isDue = true;
  };
  new MutationObserver(soon).observe(root, { subtree: true, childList: true, attributeFilter: ["aria-label"] });
  soon();
}

function nameAll(root) {
  for (const bar of root.querySelectorAll("[class*=ListItemTopBar]")) {
    const buttons = [...bar.querySelectorAll(":scope > button")];
    const handle = bar.querySelector("[aria-roledescription=sortable]");
    const label = bar.parentElement.querySelector(":scope > [class*=NestedObjectLabel]")?.textContent ?? "";
    if (buttons.length) name(buttons.pop(), `ลบ ${label}`);
    if (buttons.length) name(buttons[0], `พับหรือคลี่ ${label}`);
    if (handle) name(handle, `ย้าย ${label}`);
  }
  for (const [said, thai] of Object.entries(TOLD))
    for (const button of root.querySelectorAll(`button[aria-label="${said}"]`)) name(button, thai);
}

function name(element, wanted) {
  const text = wanted.trim();
  if (element.ariaLabel !== text) element.ariaLabel = text;
}
