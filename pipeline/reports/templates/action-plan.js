"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const form = by("filters");
  const rows = [...document.querySelectorAll(".plan tbody tr")];
  const boxes = [...form.querySelectorAll("[name=agency]")];
  const ticks = { overdue: "o", wrong: "w", new: "n" };
  const ticked = (id) => by(id)?.checked ?? false;

  function filter() {
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const colour = by("colour").value;
    const words = by("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = words.length ? row.textContent.toLowerCase() : "";
      row.hidden = !(
        wanted.has(row.dataset.a) &&
        (!colour || row.dataset.c === colour) &&
        Object.entries(ticks).every(([id, mark]) => !ticked(id) || mark in row.dataset) &&
        words.every((word) => text.includes(word))
      );
      if (!row.hidden) shown += 1;
    }
    by("count").value = `${shown} of ${rows.length} actions`;
    by("extract").textContent = shown < rows.length ? extract(shown) : "";
  }

  // On paper the filters are gone; what they left must not pass for the whole.
  function extract(shown) {
    const on = boxes.filter((box) => box.checked);
    const said = [
      on.length < boxes.length && `agencies: ${on.map((box) => box.dataset.name).join("; ")}`,
      by("colour").value && `progress: ${by("colour").selectedOptions[0].textContent}`,
      by("words").value.trim() && `words: ${by("words").value.trim()}`,
      ...Object.keys(ticks).map((id) => ticked(id) && by(id).parentNode.textContent.trim()),
    ];
    return `Extract: ${shown} of ${rows.length} actions (${said.filter(Boolean).join(". ")}).`;
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
})();
