// The bar, the keyboard, words added by selecting them, and the beginning.
{
  const { by, h } = R;
  const KEYS = [
    ["a", "accept"], ["r", "reject: the words stay"], ["c", "change the replacement"],
    ["n or j", "next"], ["p or k", "previous"], ["1 to 9", "answer a question"], ["u", "undo"],
    ["w", "replace the selected words, or type words to replace"], ["o", "show or hide what stood there"],
    ["s", "save decisions"], ["?", "this help"], ["Esc", "close what is open"],
  ];
  let letters = true;

  // ---- the bar
  R.refreshBar = () => {
    const { decided, total } = R.progress();
    by("progress").value = R.progressText() + (R.dirty ? ", not yet saved" : "");
    by("gauge").max = total || 1;
    by("gauge").value = total ? decided : 1;
    by("b-undo").disabled = !R.undoable();
    const { state, kind, entry } = R.filter;
    by("matching").value = state || kind || entry >= 0
      ? `${R.figure.format(R.items.filter((_, i) => R.matches(i)).length)} of ${R.figure.format(R.items.length)} replacements`
      : "";
    by("pseudonyms").replaceChildren(...[...new Set(R.entries.map((_, e) => R.pseudonym(e)))].map((name) => h("option", { value: name })));
  };
  R.hooks.push(R.refreshBar);
  const option = (value, text) => h("option", { value }, text);
  by("f-kind").append(...Object.entries(R.data.kinds).filter(([label]) => R.items.some((item) => item.label === label))
    .map(([label, name]) => option(label, name)));
  const filterChanged = () => {
    R.filter = { state: by("f-state").value, kind: by("f-kind").value, entry: by("f-entry").value === "" ? -1 : Number(by("f-entry").value) };
    for (const hook of R.hooks) hook();
    R.say(by("matching").value || "Everything is shown");
  };
  for (const name of ["f-state", "f-kind", "f-entry"]) by(name).addEventListener("change", filterChanged);
  const click = (id, act) => by(id).addEventListener("click", act);
  click("b-prev", () => R.step(-1));
  click("b-next", () => R.step(1));
  click("b-accept", () => R.accept());
  click("b-reject", () => R.reject());
  click("b-change", () => R.startChange());
  click("b-undo", R.undo);
  click("b-add", () => startFromSelection());
  click("b-originals", () => R.originals(!by("doc").classList.contains("originals")));
  click("b-help", () => help());
  click("b-save", R.save);
  click("b-load", () => by("file").click());
  by("file").addEventListener("change", async () => {
    const [file] = by("file").files;
    by("file").value = "";
    if (file) await R.load(file);
  });
  function help() {
    const dialog = by("dialog");
    const tick = h("input", { type: "checkbox", checked: letters, onchange: (event) => { letters = event.target.checked; } });
    dialog.replaceChildren(
      h("h2", {}, "Keys"),
      h("dl", { className: "facts" }, KEYS.flatMap(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
      h("p", {}, h("label", {}, tick, " These keys act")),
      h("p", {}, "Decided is what you have looked at. Save the decisions, put the file into the case’s folder inbox/decisions, and run the case again."),
      h("div", { className: "buttons" }, h("button", { type: "button", autofocus: true, onclick: () => dialog.close() }, "Close")),
    );
    dialog.setAttribute("aria-label", "Keys");
    dialog.onclose = null;
    dialog.showModal();
  }

  // ---- words added
  const adder = by("adder");
  R.addition = (text, replacement, everywhere, where, more = {}) => {
    const one = { text, replacement, everywhere, where: where ?? "", label: more.label in R.data.kinds ? more.label : "OTHER" };
    if (typeof more.context === "string" && more.context) one.context = more.context;
    else if (where) one.context = around(text, where);
    if (R.entryAt.has(more.entry)) one.entry = more.entry;
    return one;
  };
  const around = (text, where) => {
    const passage = [...by("doc").querySelectorAll(".t[data-n]")].find((one) => one.dataset.w === where);
    const whole = passage ? R.passageText(passage) : "";
    const at = whole.indexOf(text);
    return at < 0 ? "" : whole.slice(Math.max(0, at - 40), at + text.length + 40);
  };
  // What is selected, if it is words of one passage and touches no replacement.
  const selected = () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!by("doc").contains(range.commonAncestorContainer)) return null;
    const of = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".t");
    const [from, to] = [of(range.startContainer), of(range.endContainer)];
    const text = selection.toString().trim();
    if (!from || !/[\p{L}\p{N}]/u.test(text)) return null;
    const passage = from === to || range.endOffset === 0 ? from : null;
    const touched = [...(passage ?? by("doc")).querySelectorAll("mark.r")].some((mark) => range.intersectsNode(mark) && mark.textContent && within(range, mark));
    return { text: range.toString().trim() && passage ? range.toString().trim() : text, where: from.dataset.w, passage, touched, box: range.getBoundingClientRect() };
  };
  const within = (range, mark) => {
    const inside = document.createRange();
    inside.selectNodeContents(mark);
    return range.compareBoundaryPoints(Range.END_TO_START, inside) < 0 && range.compareBoundaryPoints(Range.START_TO_END, inside) > 0;
  };
  const startFromSelection = () => {
    const found = selected();
    if (found && usable(found)) R.startAdding(found.text, found.where, "", found.box, true);
    else if (!found) R.startAdding("", "", "", null, true);
  };
  const usable = (found) => {
    if (found.text.length > R.MOST) {
      R.notice("This is more than can be replaced at once. Select less.");
      return false;
    }
    if (found.passage && !found.touched) return true;
    R.notice(found.touched ? "Part of this has been replaced already: change that replacement, or select the words beside it." : "Select words within one paragraph.");
    return false;
  };
  by("doc").addEventListener("mouseup", () => setTimeout(() => {
    if (R.finding) return;
    const found = selected();
    if (found && usable(found)) R.startAdding(found.text, found.where, "", found.box, false);
    else if (!found) R.stopAdding();
  }));
  document.addEventListener("mousedown", (event) => {
    R.finding = false;
    if (!adder.contains(event.target)) R.stopAdding(false);
  });
  R.startAdding = (text, where, search, box = null, focus = true) => {
    R.hush();
    R.notice("");
    const words = h("input", { type: "text", id: "add-words", value: text, maxLength: 2000, autocomplete: "off" });
    const put = h("input", { type: "text", id: "add-put", list: "pseudonyms", maxLength: 500, autocomplete: "off" });
    const everywhere = h("input", { type: "radio", name: "reach", value: "all", checked: true });
    const here = h("input", { type: "radio", name: "reach", value: "here" });
    const times = h("span", {});
    const counted = () => {
      const number = words.value.trim() ? R.timesLeft(words.value) : 0;
      times.textContent = ` everywhere (${R.count(number, "place", "places")})`;
    };
    counted();
    words.addEventListener("input", counted);
    adder.replaceChildren(
      text ? h("p", {}, h("b", {}, text)) : h("label", {}, "Words to replace", words),
      h("label", {}, "To stand there instead", put),
      h("label", { className: "choice" }, everywhere, times),
      where ? h("label", { className: "choice" }, here, " here only") : "",
      h("div", { className: "buttons" }, h("button", { type: "submit", className: "save" }, "Replace"),
        h("button", { type: "button", onclick: () => R.stopAdding() }, "Cancel")),
      h("p", { className: "error bad", role: "alert" }),
    );
    adder.onsubmit = (event) => {
      event.preventDefault();
      finish(words.value.trim(), put.value.trim(), !here.checked, where);
    };
    adder.hidden = false;
    const top = box ? box.bottom + 8 : innerHeight / 3;
    adder.style.top = `${Math.max(4, Math.min(top, innerHeight - adder.offsetHeight - 8))}px`;
    adder.style.left = `${Math.max(4, Math.min(box ? box.left : innerWidth / 3, innerWidth - adder.offsetWidth - 8))}px`;
    if (focus) (text ? put : words).focus();
  };
  R.stopAdding = (clear = true) => {
    if (adder.hidden) return;
    const inside = adder.contains(document.activeElement);
    adder.hidden = true;
    if (clear) getSelection().removeAllRanges();
    if (inside) (R.marks[R.current] ?? by("doc")).focus({ preventScroll: true });
  };
  const finish = async (text, put, everywhere, where) => {
    const error = adder.querySelector(".error");
    error.textContent = "";
    if (!/[\p{L}\p{N}]/u.test(text)) error.textContent = "Say which words.";
    else if (!put) error.textContent = "Say what is to stand there instead.";
    else if (!R.timesLeft(text)) error.textContent = "These words do not stand in the text that is left.";
    else if (await R.mayStand(put)) {
      const e = R.entries.findIndex((_, k) => R.state.entries[k].same === null && R.plain(R.pseudonym(k)) === R.plain(put));
      const more = e >= 0 ? { entry: R.entries[e].id, label: { person: "PERSON", place: "LOCATION" }[R.entries[e].kind] ?? "REFERENCE" } : {};
      const one = R.addition(text, put, everywhere, everywhere && !where ? "" : where, more);
      const others = R.state.added.list.filter((it) => !(it.text === text && (it.everywhere || it.where === one.where)));
      R.stopAdding();
      R.act(everywhere ? `“${text}” replaced everywhere` : `“${text}” replaced here`, () => R.set(R.state.added, "list", [...others, one]));
    }
  };

  // ---- the keyboard
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !by("dialog").open) {
      R.hush();
      R.notice("");
      if (!adder.hidden) R.stopAdding();
      else if (by("new")?.checkVisibility()) {
        R.showDecide();
        R.marks[R.current]?.focus({ preventScroll: true });
      }
      return;
    }
    if (!letters || by("dialog").open || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input:not([type=radio],[type=checkbox]),textarea,select")) return;
    const mark = event.target.closest("mark.r[id]");
    if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      by("p-decide").querySelector("button")?.focus();
      return;
    }
    const asked = R.current >= 0 && R.items[R.current].question ? R.items[R.current].candidates : [];
    const act = {
      a: () => R.accept(), r: () => R.reject(), c: () => R.startChange(), n: () => R.step(1), j: () => R.step(1),
      p: () => R.step(-1), k: () => R.step(-1), u: R.undo, w: startFromSelection, s: R.save, "?": help,
      o: () => R.originals(!by("doc").classList.contains("originals")),
    }[event.key.length === 1 ? event.key.toLowerCase() : ""] ?? (/^[1-9]$/.test(event.key) && asked[event.key - 1] !== undefined
      ? () => R.choose(R.current, asked[event.key - 1]) : null);
    if (!act) return;
    event.preventDefault();
    act();
  });

  // ---- the beginning
  R.group();
  by("f-entry").append(...R.entries.flatMap((entry, e) => (R.of[e].length ? [option(e, `${entry.pseudonym} (${R.figure.format(R.of[e].length)})`)] : [])));
  by("bar").hidden = false;
  by("side").hidden = false;
  const measure = () => document.documentElement.style.setProperty("--top", `${by("bar").offsetHeight + 12}px`);
  new ResizeObserver(measure).observe(by("bar"));
  R.starting = true;
  const took = R.takeUp();
  R.refresh("");
  R.starting = false;
  if (took) R.notice(`Taken up where you left off: ${R.progressText()}.`);
  const dirty = R.dirty;
  R.showDecide();
  R.dirty = dirty;
  document.documentElement.dataset.ready = "yes";
}
