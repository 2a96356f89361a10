"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const form = by("filters");
  const table = document.querySelector(".chron");
  const bodies = [...table.tBodies];
  const rows = bodies.flatMap((body) => [...body.rows]);
  const boxes = [...form.querySelectorAll("[name=agency]")];
  const figure = new Intl.NumberFormat("en-GB");
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  const ROW_HEIGHT = 110;
  let words = null;
  let persons = null;
  let descending = false;
  let opened = [];

  // One writing for what people type one way and programs another: curly quotes, dashes, accents.
  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/[‘’]/g, "'")
      .replace(/[“”]/g, '"')
      .replace(/[‐-―]/g, "-")
      .toLowerCase();
  // What stands in a row, cell by cell, without our own labels; what is folded away apart.
  const folded = (row) => [...row.querySelectorAll("dd, .own")].map((part) => part.textContent).join("\n");
  const open = (row) =>
    [...row.cells]
      .flatMap((cell) => [...cell.childNodes].filter((part) => part.nodeName !== "DETAILS"))
      .map((part) => part.textContent)
      .join("\n");
  const texts = () =>
    (words ??= rows.map((row) => ({ open: plain(open(row)), folded: plain(folded(row)) })));
  const people = () => (persons ??= rows.map((row) => plain(row.cells[3].textContent)));
  const ticked = (id) => by(id)?.checked ?? false;

  const chosen = (id) => by(id)?.value ?? "";
  const picked = (id) => chosen(id) && by(id).selectedOptions[0].textContent.replace(/ \([\d,]+\)$/, "");

  const needles = () => plain(by("words").value).split(/\s+/).filter(Boolean);

  function tests() {
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const sought = needles();
    const person = plain(by("person").value.trim());
    const from = by("from").value;
    const to = by("to").value;
    const found = [(row) => wanted.has(row.dataset.a)];
    if (ticked("flagged")) found.push((row) => "f" in row.dataset);
    if (ticked("unsure")) found.push((row) => "u" in row.dataset);
    if (ticked("changed")) found.push((row) => "c" in row.dataset);
    // An entry without a date may belong to any period: it is kept and counted aloud.
    if (from) found.push((row) => !row.dataset.s || row.dataset.e >= from);
    if (to) found.push((row) => !row.dataset.s || row.dataset.s <= to);
    const matched = chosen("matched");
    const kind = chosen("kind");
    if (matched) found.push((row) => row.dataset.p?.split(" ").includes(matched));
    if (kind) found.push((row) => row.dataset.k === kind);
    if (person) found.push((row, at) => people()[at].includes(person));
    if (sought.length) {
      found.push((row, at) => {
        const text = texts()[at];
        return sought.every((needle) => text.open.includes(needle) || text.folded.includes(needle));
      });
    }
    return found;
  }

  function filter() {
    const found = tests();
    const sought = needles();
    const hits = [];
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
      if (sought.some((needle) => !texts()[at].open.includes(needle))) hits.push(row);
    });
    for (const [body, count] of perBody) {
      body.hidden = count === 0;
      body.style.containIntrinsicSize = `auto ${count * ROW_HEIGHT}px`;
    }
    by("count").value = `${figure.format(shown)} of ${figure.format(rows.length)} entries`;
    by("kept").textContent = period(undated);
    by("extract").textContent = shown < rows.length ? extract(shown) : "";
    unfold(hits);
  }

  // Browsers write dates after their own country; say in words how they were taken.
  function period(undated) {
    const parts = [["from", by("from").value], ["to", by("to").value]].filter(([, date]) => date);
    if (!parts.length) return "";
    const days = parts.map(([word, date]) => `${word} ${day.format(new Date(`${date}T12:00Z`))}`);
    const kept = undated ? `; ${figure.format(undated)} without a date shown as well` : "";
    return `(${days.join(" ")}${kept})`;
  }

  // On paper the filters are gone; what they left must not pass for the whole.
  function extract(shown) {
    const on = boxes.filter((box) => box.checked);
    const agencies = on.length < boxes.length && on.map((box) => box.dataset.name).join("; ");
    const said = [
      agencies && `agencies: ${agencies}`,
      by("words").value.trim() && `words: ${by("words").value.trim()}`,
      by("person").value.trim() && `child or family member: ${by("person").value.trim()}`,
      picked("matched") && `person of the case: ${picked("matched")}`,
      picked("kind") && `contact type: ${picked("kind")}`,
      by("kept").textContent.slice(1, -1),
      ...["flagged", "unsure", "changed"].map((id) => ticked(id) && by(id).parentNode.textContent.trim()),
    ];
    const total = figure.format(rows.length);
    return `Extract: ${figure.format(shown)} of ${total} entries (${said.filter(Boolean).join(". ")}).`;
  }

  // An entry found by what is folded away shows why; what was opened for a search closes with it.
  function unfold(hits) {
    const wanted = new Set(hits.map((row) => row.querySelector("details")));
    for (const details of opened) if (!wanted.has(details)) details.open = false;
    opened = [...wanted].filter((details) => !details.open || opened.includes(details));
    for (const details of opened) details.open = true;
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
  // A link to an entry must reach it, also when filters or the order have put it away.
  const arrive = () => {
    const row = rows.find((one) => `#${one.id}` === location.hash);
    if (!row) return;
    if (row.hidden) {
      form.reset();
      turn();
      filter();
    }
    // Rows above are laid out only on the way, which moves this one: look again until it rests.
    const settle = (times) => {
      row.scrollIntoView({ block: "center" });
      if (times) requestAnimationFrame(() => settle(times - 1));
    };
    settle(8);
  };
  addEventListener("hashchange", arrive);
  form.reset();
  form.hidden = false;
  if (location.hash) addEventListener("load", arrive);
})();
