// Beside the document: people and places, words to look at, pictures.
{
  const { by, h } = R;
  const NAMES = ["decide", "people", "words", "pictures"];
  const MANY = 60;
  let opened = new Set();
  let most = 200;
  let tabNow = "decide";

  R.tab = (name, focus = false) => {
    tabNow = name;
    for (const one of NAMES) {
      const tab = by(`t-${one}`);
      tab.setAttribute("aria-selected", String(one === name));
      tab.tabIndex = one === name ? 0 : -1;
      by(`p-${one}`).hidden = one !== name;
    }
    if (focus) by(`t-${name}`).focus();
    draw();
  };
  for (const name of NAMES) by(`t-${name}`).addEventListener("click", () => R.tab(name));
  by("side").querySelector("[role=tablist]").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    R.tab(NAMES[(NAMES.indexOf(tabNow) + step + NAMES.length) % NAMES.length], true);
  });
  const draw = () => {
    const left = R.words.reduce((sum, _, k) => sum + !R.wordDone(k), 0);
    const open = R.state.pictures.filter((picture) => picture.keep === null).length;
    by("t-people").textContent = `People (${R.figure.format(shownEntries().length)})`;
    by("t-words").textContent = left ? `Words (${R.figure.format(left)})` : "Words";
    by("t-pictures").textContent = open ? `Pictures (${R.figure.format(open)})` : "Pictures";
    if (tabNow === "people") people();
    if (tabNow === "words") words();
    if (tabNow === "pictures") pictures();
  };
  // Drawing anew must not lose the place of somebody who works with the keyboard.
  const keeping = (panel, make) => {
    const id = panel.contains(document.activeElement) ? document.activeElement.id : "";
    const top = by("side").scrollTop;
    make();
    by("side").scrollTop = top;
    if (id && by(id) && document.activeElement !== by(id)) by(id).focus({ preventScroll: true });
  };
  const button = (id, text, onclick, className = "") => h("button", { type: "button", id, onclick, className }, text);

  // ---- people and places
  const shownEntries = () => R.entries.flatMap((_, e) => (R.state.entries[e].same === null && R.of[e].length ? [e] : []));
  const people = () => keeping(by("p-people"), () => {
    const joined = R.entries.flatMap((_, e) => (R.state.entries[e].same !== null ? [e] : []));
    by("p-people").replaceChildren(
      h("p", { className: "quiet" }, "Everybody and everything with a pseudonym in this document. Open one to see the names found."),
      ...shownEntries().map(entryBox),
      ...(joined.length ? [h("h3", {}, "Said to be the same")] : []),
      ...joined.map((e) => h("p", {}, `${R.entries[e].pseudonym} is ${R.pseudonym(e)}. `,
        button(`apart${e}`, "They are two", () => R.act("Two people again", () => R.set(R.state.entries[e], "same", null))))),
    );
  });
  const entryBox = (e) => {
    const places = R.of[e];
    const open = places.filter((i) => R.decision(i) === "pending").length;
    const box = h("details", { className: "who", id: `who${e}`, open: opened.has(e), ontoggle: () => {
      if (box.open === opened.has(e)) return;
      box.open ? opened.add(e) : opened.delete(e);
      people();
    } }, h("summary", { id: `sum${e}` }, h("b", {}, R.pseudonym(e)), ` · ${R.count(places.length, "place", "places")} `,
      R.nobody(e) ? h("span", { className: "tag x" }, "nobody, stays")
        : open ? h("span", { className: "tag p" }, `${R.figure.format(open)} to decide`) : h("span", { className: "tag a" }, "decided"),
      R.entries[e].agreed ? "" : h("span", { className: "tag" }, "proposed")));
    if (opened.has(e)) box.append(...entryInside(e, places, open));
    return box;
  };
  const ORIGINS = { case: "case.yaml", document: "an agency’s document", finder: "the name finder", reviewer: "a reviewer", agencies: "the agencies’ list" };
  const entryInside = (e, places, open) => {
    const entry = R.entries[e];
    const forms = new Map();
    for (const i of places) forms.set(R.items[i].text, (forms.get(R.items[i].text) ?? 0) + 1);
    const said = [...forms].sort((one, other) => other[1] - one[1]).map(([form, times]) => `${form} (${R.figure.format(times)})`);
    const others = R.entries.flatMap((other, k) => (k === e || R.state.entries[k].same !== null || other.kind !== entry.kind ? [] : [
      h("option", { value: k }, `${R.pseudonym(k)} (${other.names[0]})`)]));
    const field = h("input", { id: `name${e}`, type: "text", maxLength: 100, value: R.pseudonym(e), autocomplete: "off" });
    const waiting = places.filter((i) => R.decision(i) === "pending" && R.items[i].question).length;
    return [
      h("dl", { className: "facts" },
        h("dt", {}, "Name"), h("dd", {}, entry.names.join("; ")),
        h("dt", {}, "Found as"), h("dd", {}, said.slice(0, 30).join(", ")),
        h("dt", {}, "Known from"), h("dd", {}, ORIGINS[entry.origin] ?? entry.origin)),
      h("div", { className: "buttons" },
        button(`all${e}`, `✓ Accept all ${R.figure.format(open - waiting)}`, () => R.acceptAll(e), "yes"),
        entry.origin === "case" || entry.origin === "agencies" ? "" : R.nobody(e)
          ? button(`no${e}`, "It is somebody", () => R.act("Somebody again", () => R.set(R.state.entries[e], "nobody", false)))
          : button(`no${e}`, "This is nobody…", () => R.makeNobody(e), "no")),
      waiting ? h("p", { className: "quiet" }, `${R.count(waiting, "place is", "places are")} a question and not accepted with the others.`) : "",
      entry.given ? h("p", { className: "quiet" }, "case.yaml gives this pseudonym; to change it, change it there and run again.")
        : h("form", { className: "card", onsubmit: (event) => { event.preventDefault(); R.rename(e, field.value.trim()); } },
          h("label", {}, "Pseudonym", field), h("div", { className: "buttons" }, h("button", { type: "submit", id: `put${e}` }, "Change everywhere"))),
      others.length ? h("div", { className: "card" }, h("label", {}, "The same as", h("select", { id: `same${e}`,
        onchange: (event) => event.target.value !== "" && R.join(e, Number(event.target.value)) },
        h("option", { value: "" }, "nobody else"), others))) : "",
      placesList(places, `p${e}`),
    ];
  };
  const placesList = (places, name) => {
    const list = h("ul", { className: "places" });
    let from = 0;
    const more = () => {
      list.querySelector(".more")?.remove();
      for (const i of places.slice(from, from + MANY)) {
        list.append(h("li", {}, button(`${name}-${i}`, `${R.where(i)}: ${R.shown(i) || "(taken out)"}`, () => R.go(i))));
      }
      from += MANY;
      if (from < places.length) list.append(h("li", { className: "more" }, button(`${name}-more`, `${R.figure.format(places.length - from)} more`, more)));
    };
    more();
    return list;
  };
  R.showEntry = (e) => {
    const to = R.target(e);
    opened = new Set([to]);
    R.tab("people");
    by(`who${to}`)?.scrollIntoView({ block: "start" });
    by(`sum${to}`)?.focus();
  };
  R.acceptAll = (e) => {
    const open = R.of[e].filter((i) => R.decision(i) === "pending" && !R.items[i].question);
    R.act(`${R.pseudonym(e)}: ${R.count(open.length, "place", "places")} accepted`, () => {
      for (const i of open) R.set(R.state.items[i], "d", "accepted");
      if (!R.entries[e].agreed && R.state.entries[e].name === null) R.set(R.state.entries[e], "name", R.pseudonym(e));
    });
  };
  const fit = (name) => /^[\p{L}\p{N}[]/u.test(name) && !/[^\p{L}\p{M}\p{N} \u00a0.,:;'’‘“”()[\]/&#+*!?–—-]/u.test(name);
  const initials = (e) => new Set(R.entries[e].names.flatMap((name) => name.split(/[\s-]+/)).map((word) => R.plain(word)[0]));
  R.rename = async (e, name) => {
    if (!/\p{L}/u.test(name)) return R.notice("A pseudonym needs at least one letter.");
    const taken = R.entries.findIndex((_, k) => R.target(k) !== e && R.plain(R.pseudonym(k)) === R.plain(name));
    if (taken >= 0) return R.notice(`${name} is somebody else already. If they are the same, choose that under “The same as”.`);
    const letter = name.split(/\s+/).find((word) => /^\p{L}$/u.test(word));
    if (R.entries[e].kind === "person" && letter && initials(e).has(R.plain(letter))) {
      return R.notice(`${letter.toUpperCase()} is an initial of the person’s own. Choose another letter.`);
    }
    if (R.namesIn(name, ["person"]).length) return R.notice("That holds a name that the case protects. It would be published. Choose another.");
    if (!fit(name)) return R.notice("A pseudonym is made of words and numbers, without the signs of markup or formulas.");
    if (!(await R.mayStand(name))) return undefined;
    R.notice("");
    return R.act(`Now ${name}`, () => R.set(R.state.entries[e], "name", name));
  };
  const fixed = (e) => R.entries[e].origin === "case" && R.entries[e].agreed;
  R.join = async (e, other) => {
    if (fixed(e) && fixed(other)) {
      people();
      return R.notice("case.yaml names both. If they are the same, change it there: give one of the names under also_known_as.");
    }
    if (fixed(e)) [e, other] = [other, e]; // who is in the case keeps the pseudonym
    const go = await R.ask("Are they the same?",
      `${R.pseudonym(e)} (${R.entries[e].names[0]}) will be ${R.pseudonym(other)} (${R.entries[other].names[0]}) at ${R.count(R.of[e].length, "place", "places")}, in every document of the case.`,
      "They are the same");
    if (go) R.act("Said to be the same", () => R.set(R.state.entries[e], "same", other));
    else people();
    return undefined;
  };
  R.makeNobody = async (e) => {
    const forms = [...new Set(R.of[e].map((i) => R.items[i].text))].slice(0, 5).join("”, “");
    const go = await R.ask("Is this really nobody?",
      `“${forms}” will be published as it stands at ${R.count(R.of[e].length, "place", "places")}, and is not asked about again in any document of the case.`,
      "It is nobody", "Keep it replaced");
    if (go) R.act("Nobody: the words stay", () => R.set(R.state.entries[e], "nobody", true));
  };

  // ---- words to look at
  const words = () => keeping(by("p-words"), () => {
    const order = R.words.map((_, k) => k).sort((one, other) => R.wordDone(one) - R.wordDone(other) || one - other);
    by("p-words").replaceChildren(
      h("p", { className: "quiet" }, "Still in the text: words that are in no list, and facts that may point to the family. Leave each, or replace it."),
      ...(R.words.length ? order.slice(0, most).map(wordBox) : [h("p", {}, "There are none.")]),
      ...(order.length > most ? [button("more-words", `${R.figure.format(order.length - most)} more`, () => { most += 200; words(); })] : []),
      ...(R.state.added.list.length ? [h("h3", { id: "added" }, "Added by a person")] : []),
      ...R.state.added.list.map((one, n) => h("div", { className: "card" },
        h("p", {}, h("span", { className: "was" }, one.text), " → ", h("span", { className: "now" }, one.replacement || "(taken out)")),
        h("p", { className: "quiet" }, one.everywhere ? "everywhere" : `only in ${one.where}`),
        h("div", { className: "buttons" }, button(`del${n}`, "Take back", () => R.act("Taken back", () =>
          R.set(R.state.added, "list", R.state.added.list.filter((it) => it !== one))))))),
    );
  });
  const wordBox = (k) => {
    const word = R.words[k];
    const replaced = R.wordDone(k) && !R.state.words[k].left;
    return h("div", { className: `card ${R.wordDone(k) ? "done" : ""}`, id: `w${k}` },
      h("h3", {}, word.text),
      h("p", { className: "quiet" }, word.why.join("; ")),
      word.where.length ? h("p", { className: "quiet" }, word.where.slice(0, 3).join("; ") + (word.where.length > 3 ? ` and ${word.where.length - 3} more` : "")) : "",
      h("div", { className: "buttons" },
        replaced ? h("span", { className: "tag a" }, "replaced") : R.state.words[k].left
          ? button(`left${k}`, "✓ Left (take back)", () => R.act("Taken back", () => R.set(R.state.words[k], "left", false)))
          : button(`left${k}`, "Leave", () => R.leave(k), "yes"),
        replaced ? "" : button(`rep${k}`, "Replace…", () => R.startAdding(word.text, "", word.text)),
        button(`see${k}`, "Show", () => R.find(word.text))));
  };
  R.leave = (k) => {
    R.act(`“${R.words[k].text}” left`, () => R.set(R.state.words[k], "left", true));
    const next = R.words.findIndex((_, other) => !R.wordDone(other));
    (by(`left${next}`) ?? by("t-words")).focus();
  };
  R.showWord = (k) => {
    R.tab("words");
    if (!by(`w${k}`)) {
      most = R.words.length;
      words();
    }
    const box = by(`w${k}`);
    box?.scrollIntoView({ block: "nearest" });
    box?.querySelector("button")?.focus({ preventScroll: true });
  };
  R.showWords = () => {
    R.tab("words");
    by("added")?.scrollIntoView({ block: "start" });
  };

  // ---- pictures
  const pictures = () => by("p-pictures").replaceChildren(
    h("p", { className: "quiet" }, "No program can tell what a picture shows. Look at each; describe those that stay."),
    ...(R.pictures.length ? R.pictures.map((picture, f) => {
      const { keep } = R.state.pictures[f];
      const bare = keep && !R.alt(f).trim();
      return h("div", { className: `card ${keep === null ? "" : "done"}` },
        h("p", {}, `Picture ${f + 1}, ${picture.where} `, h("span", { className: `tag ${keep === null ? "p" : keep ? "a" : "x"}` },
          keep === null ? "not yet decided" : keep ? "kept" : "removed")),
        bare ? h("p", { className: "bad" }, "It has no description.") : "",
        h("div", { className: "buttons" }, button(`pic${f}`, "Look at it", () => {
          R.reveal(by(`f${f}`));
          by(`f${f}`).querySelector("input").focus({ preventScroll: true });
        })));
    }) : [h("p", {}, "There are none.")]),
  );
  R.hooks.push(draw);
}
