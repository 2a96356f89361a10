"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const form = by("filters");
  const table = document.querySelector(".chron");
  const bodies = [...table.tBodies];
  const rows = bodies.flatMap((body) => [...body.rows]);
  const boxes = [...form.querySelectorAll("[name=agency]")];
  const figure = new Intl.NumberFormat("en-GB");
  const ROW_HEIGHT = 110;
  let words = null;
  let persons = null;
  let descending = false;

  const texts = () => (words ??= rows.map((row) => row.textContent.toLowerCase()));
  const people = () => (persons ??= rows.map((row) => row.cells[3].textContent.toLowerCase()));
  const ticked = (id) => by(id)?.checked ?? false;

  function tests() {
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const needles = by("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    const person = by("person").value.trim().toLowerCase();
    const from = by("from").value;
    const to = by("to").value;
    const found = [(row) => wanted.has(row.dataset.a)];
    if (ticked("flagged")) found.push((row) => "f" in row.dataset);
    if (ticked("unsure")) found.push((row) => "u" in row.dataset);
    if (ticked("changed")) found.push((row) => "c" in row.dataset);
    // An entry without a date may belong to any period: it is kept and counted aloud.
    if (from) found.push((row) => !row.dataset.s || row.dataset.e >= from);
    if (to) found.push((row) => !row.dataset.s || row.dataset.s <= to);
    if (person) found.push((row, at) => people()[at].includes(person));
    if (needles.length) found.push((row, at) => needles.every((needle) => texts()[at].includes(needle)));
    return found;
  }

  function filter() {
    const found = tests();
    const period = by("from").value || by("to").value;
    let shown = 0;
    let undated = 0;
    const perBody = new Map(bodies.map((body) => [body, 0]));
    rows.forEach((row, at) => {
      const stays = found.every((test) => test(row, at));
      if (row.hidden === stays) row.hidden = !stays;
      if (!stays) return;
      shown += 1;
      if (!row.dataset.s) undated += 1;
      perBody.set(row.parentNode, perBody.get(row.parentNode) + 1);
    });
    for (const [body, count] of perBody) {
      body.hidden = count === 0;
      body.style.containIntrinsicSize = `auto ${count * ROW_HEIGHT}px`;
    }
    by("count").value = `${figure.format(shown)} of ${figure.format(rows.length)} entries`;
    by("kept").textContent =
      period && undated ? `(${figure.format(undated)} without a date are shown as well)` : "";
  }

  function turn() {
    const down = by("order").value === "down";
    if (down === descending) return;
    descending = down;
    for (const body of [...table.tBodies].reverse()) {
      body.append(...[...body.rows].reverse());
      table.append(body);
    }
  }

  function openAll(open) {
    for (const details of table.querySelectorAll("details")) details.open = open;
  }

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 150);
  };
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { turn(); filter(); }));
  by("order").addEventListener("change", turn);
  const tick = (on) => () => {
    for (const box of boxes) box.checked = on;
    filter();
  };
  by("all").addEventListener("click", tick(true));
  by("none").addEventListener("click", tick(false));
  by("open").addEventListener("click", (event) => {
    const opening = event.target.textContent.startsWith("Open");
    openAll(opening);
    event.target.textContent = opening ? "Close all details" : "Open all details";
  });
  // On paper nothing can be opened: print with the details of what is shown.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...table.querySelectorAll("tr:not([hidden]) details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
  form.reset();
  form.hidden = false;
})();
