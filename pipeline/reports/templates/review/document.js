// The document: every replacement as it stands now, what stood there on demand, words added by a person.
{
  const body = R.by("doc");
  const tip = R.by("tip");
  R.marks = R.items.map((_, i) => R.by(`r${i}`));
  R.current = -1;
  const look = { pending: "p", accepted: "a", rejected: "x" };

  R.hooks.push(() => {
    R.group();
    R.marks.forEach((mark, i) => {
      if (!mark) return;
      const text = R.shown(i);
      if (mark.textContent !== text) mark.textContent = text;
      const classes = `r ${look[R.decision(i)]}${R.items[i].question ? " ask" : ""}${i === R.current ? " cur" : ""}${R.matches(i) ? "" : " dim"}`;
      if (mark.className !== classes) mark.className = classes;
    });
    R.words.forEach((word, k) => {
      for (const number of word.marks) R.by(`q${number}`)?.classList.toggle("a", R.wordDone(k));
    });
    R.pictures.forEach((_, f) => drawPicture(f));
    markAdded();
  });

  // ---- going to a place
  R.where = (i) => R.items[i].where;
  R.reveal = (element) => {
    // Groups near the place are laid out for the first time on the way; go on until it rests.
    const settle = (times) => {
      element.scrollIntoView({ block: "center" });
      if (times) requestAnimationFrame(() => settle(times - 1));
    };
    settle(5);
  };
  R.go = (i, focus = true) => {
    const before = R.marks[R.current];
    if (before) {
      before.classList.remove("cur");
      before.tabIndex = -1;
    }
    R.current = i;
    const mark = R.marks[i];
    if (mark) {
      mark.classList.add("cur");
      mark.tabIndex = 0;
      if (focus) mark.focus({ preventScroll: true });
      R.reveal(mark);
    }
    R.showDecide();
    R.say(`${R.describe(i)}`);
  };
  R.describe = (i) =>
    R.decision(i) === "rejected"
      ? `“${R.items[i].text}” stays`
      : `${R.replaced(i) || "taken out"}, for “${R.items[i].text}”`;

  // ---- what stood there, on demand
  const number = (element) => Number(element.id.slice(1));
  const tell = (mark, pointed = false) => {
    const i = number(mark);
    tip.classList.toggle("aside", !pointed); // what is shown for the keyboard is no obstacle to the mouse
    tip.replaceChildren(
      R.decision(i) === "rejected"
        ? R.h("span", {}, `Stays; proposed was ${R.replaced(i) || "to take it out"}`)
        : R.h("span", {}, "Stood here: ", R.h("b", {}, R.items[i].text)),
      R.h("small", {}, `${R.data.kinds[R.items[i].label]}, ${R.where(i)}`),
    );
    tip.hidden = false;
    const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const top = box.bottom + 6 + tip.offsetHeight > innerHeight ? box.top - tip.offsetHeight - 6 : box.bottom + 6;
    tip.style.top = `${Math.max(2, top)}px`;
    tip.style.left = `${Math.max(2, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
    mark.setAttribute("aria-describedby", "tip");
  };
  R.hush = () => {
    tip.hidden = true;
  };
  const over = (event) => event.target.closest?.("mark.r[id]");
  body.addEventListener("mouseover", (event) => over(event) && tell(over(event), true));
  body.addEventListener("mouseout", (event) => {
    if (over(event) && !tip.contains(event.relatedTarget)) R.hush();
  });
  tip.addEventListener("mouseleave", R.hush);
  body.addEventListener("focusin", (event) => over(event) && tell(over(event)));
  body.addEventListener("focusout", R.hush);
  addEventListener("scroll", () => {
    const active = document.activeElement?.closest?.("mark.r[id]");
    if (!tip.hidden) active ? tell(active) : R.hush();
  }, { passive: true });
  body.addEventListener("click", (event) => {
    const mark = event.target.closest?.("mark");
    if (!mark || !getSelection().isCollapsed) return;
    if (mark.classList.contains("added")) R.showWords(mark.textContent);
    else if (mark.classList.contains("q")) R.showWord(R.words.findIndex((word) => word.marks.includes(number(mark))));
    else if (mark.id) R.go(number(mark));
  });
  R.originals = (on) => {
    R.by("b-originals").setAttribute("aria-pressed", String(on));
    if (on) R.marks.forEach((mark, i) => mark?.setAttribute("data-o", R.items[i].text));
    body.classList.toggle("originals", on);
    R.say(on ? "Originals are shown" : "Originals are hidden");
  };

  // ---- the draft's own text, and the words a person has added to what is replaced
  // What stands between the marks: [text node, its words]. A mark breaks it, as a replacement does.
  R.texts = function* (within = body) {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("mark.r, .label, figcaption, h2, th") || !node.parentElement.closest(".t")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    while (walker.nextNode()) yield walker.currentNode;
  };
  R.MOST = 2000; // letters that are looked for at once
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // The same words, whatever their case, blanks and apostrophes, not inside a longer word.
  R.pattern = (text) => {
    const all = text.trim();
    const inner = escaped(all.slice(0, R.MOST))
      .replace(/\s+/g, "[\\s\\u00a0]+")
      .replace(/['’‘]/g, "['’‘]")
      .replace(/[-‐-―]/g, "[-‐-―]");
    return new RegExp(`(?<![\\p{L}\\p{N}])${inner}${all.length > R.MOST ? "" : "(?![\\p{L}\\p{N}])"}`, "giu");
  };
  R.timesLeft = (text) => {
    let times = 0;
    const pattern = R.pattern(text);
    for (const node of R.texts()) times += [...node.data.matchAll(pattern)].length;
    return times;
  };
  let drawn = R.state.added.list;
  function markAdded() {
    if (drawn === R.state.added.list) return;
    drawn = R.state.added.list;
    for (const mark of [...body.querySelectorAll("mark.added")]) {
      const parent = mark.parentNode;
      mark.replaceWith(mark.dataset.was);
      parent.normalize();
    }
    for (const one of R.state.added.list) {
      const pattern = R.pattern(one.text);
      const nodes = [...R.texts()].filter(
        (node) => one.everywhere || node.parentElement.closest(".t").dataset.w === one.where,
      );
      for (const node of nodes) {
        const found = [...node.data.matchAll(pattern)].reverse();
        for (const match of found) {
          const tail = node.splitText(match.index);
          tail.splitText(match[0].length);
          const mark = R.h("mark", { className: "r a added" }, one.replacement);
          mark.dataset.was = match[0];
          tail.replaceWith(mark);
        }
      }
    }
  }
  // A passage as it stood in the draft: what was replaced put back.
  R.passageText = (passage) => {
    let text = "";
    const read = (node) => {
      if (node.nodeType === Node.TEXT_NODE) text += node.data;
      else if (node.matches?.(".label")) return;
      else if (node.matches?.("mark.added")) text += node.dataset.was;
      else if (node.matches?.("mark.r")) text += R.items[number(node)].text;
      else for (const child of node.childNodes) read(child);
    };
    for (const child of passage.childNodes) read(child);
    return passage.querySelector(":scope > .label") ? text.replace(/^ /, "") : text;
  };
  // Shows where words stand: the next place after the last one shown.
  let found = null;
  R.find = (text) => {
    const pattern = R.pattern(text);
    const places = [...R.texts()].filter((node) => node.data.search(pattern) >= 0);
    if (!places.length) return R.say("These words stand nowhere in the text left.");
    const next = (places.indexOf(found) + 1) % places.length;
    found = places[next];
    const [match] = found.data.matchAll(pattern);
    const range = document.createRange();
    range.setStart(found, match.index);
    range.setEnd(found, match.index + match[0].length);
    R.finding = true;
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    R.reveal(found.parentElement);
    R.say(`Place ${next + 1} of ${places.length}`);
  };

  // ---- pictures, decided where they stand
  function drawPicture(f) {
    const box = R.by(`f${f}`);
    if (!box) return;
    const { keep, alt } = R.state.pictures[f];
    box.classList.toggle("a", keep === true);
    box.classList.toggle("x", keep === false);
    for (const input of box.querySelectorAll("input")) input.checked = keep === (input.value === "keep") && keep !== null;
    const area = box.querySelector("textarea");
    if (alt !== null && document.activeElement !== area) area.value = alt;
  }
  R.alt = (f) => R.state.pictures[f].alt ?? R.by(`f${f}`)?.querySelector("textarea").defaultValue ?? "";
  body.addEventListener("change", (event) => {
    const box = event.target.closest("figure.picture");
    if (!box) return;
    const f = number(box);
    if (event.target.type === "radio") {
      const keep = event.target.value === "keep";
      R.act(keep ? "Picture kept" : "Picture to be removed", () => R.set(R.state.pictures[f], "keep", keep));
    } else {
      R.act("Description changed", () => R.set(R.state.pictures[f], "alt", event.target.value));
    }
  });
}
