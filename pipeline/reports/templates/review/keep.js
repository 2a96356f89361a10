// Decisions kept: in this browser while work goes on (no name among them, places only), in a file at the end.
{
  const NAME = `scr-review:${R.data.sha256}:${R.data.document}`;
  const SCHEMA = "decisions/1";
  // A fingerprint of words, so that the words themselves need not be kept in the browser.
  const print = (text) => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at += 1) {
      a = Math.imul(a ^ text.charCodeAt(at), 2654435761);
      b = Math.imul(b ^ text.charCodeAt(at), 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
  };
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const passages = () => [...R.by("doc").querySelectorAll(".t[data-n]")];

  // ---- in the browser
  function place(one) {
    for (const passage of passages()) {
      if (!one.everywhere && passage.dataset.w !== one.where) continue;
      const [match] = R.passageText(passage).matchAll(R.pattern(one.text));
      if (match) return [Number(passage.dataset.n), match.index, match[0].length, print(one.text)];
    }
    return null;
  }
  function unplaced([n, start, length, mark]) {
    const passage = R.by("doc").querySelector(`.t[data-n="${Number(n)}"]`);
    const text = passage ? R.passageText(passage).slice(start, start + length) : "";
    return passage && print(text) === mark ? { text, where: passage.dataset.w } : null;
  }
  R.keepHere = () => {
    const kept = { from: R.data.state, saved: !R.dirty, items: {}, entries: {}, words: [], pictures: {}, added: null };
    R.state.items.forEach((item, i) => {
      if (!same(item, R.first.items[i])) {
        kept.items[R.items[i].id] = [item.d, item.w, R.entries[item.e]?.id ?? null, print(R.items[i].base ?? R.items[i].put)];
      }
    });
    R.state.entries.forEach((entry, e) => {
      if (!same(entry, R.first.entries[e])) {
        kept.entries[R.entries[e].id] = [entry.name, R.entries[entry.same]?.id ?? null, entry.nobody];
      }
    });
    R.state.words.forEach((word, k) => {
      if (!same(word, R.first.words[k])) kept.words.push([print(R.words[k].text), word.left]);
    });
    R.state.pictures.forEach((picture, f) => {
      if (!same(picture, R.first.pictures[f])) kept.pictures[R.pictures[f].id] = [picture.keep, picture.alt];
    });
    if (!same(R.state.added.list, R.first.added.list)) {
      kept.added = R.state.added.list.map((one) => {
        const old = R.first.added.list.findIndex((it) => same(it, one));
        const { text, where, context, ...rest } = one;
        return old >= 0 ? { old, mark: print(text) } : { ...rest, at: place(one) };
      });
    }
    try {
      localStorage.setItem(NAME, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  };
  R.takeUp = () => {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(NAME));
    } catch {
      return false;
    }
    // What was saved stands in the page that is made from it; what another person decided since is newer.
    if (!kept || (kept.saved && kept.from !== R.data.state)) return false;
    let any = false;
    try {
      any = R.act("Taken up where you left off", () => overlay(kept));
    } catch {
      return false; // written by another version of this page
    }
    R.dirty = any && !kept.saved;
    return any;
  };
  function overlay(kept) {
    for (const [id, [name, other, nobody]] of Object.entries(kept.entries)) {
      const e = R.entryAt.get(id);
      if (e === undefined) continue;
      R.set(R.state.entries[e], "name", name);
      R.set(R.state.entries[e], "same", R.entryAt.get(other) ?? null);
      R.set(R.state.entries[e], "nobody", nobody === true);
    }
    for (const [id, [d, w, entry, mark]] of Object.entries(kept.items)) {
      const i = R.at.get(id);
      if (i === undefined || print(R.items[i].base ?? R.items[i].put) !== mark) continue; // something else is proposed now
      R.set(R.state.items[i], "d", d);
      R.set(R.state.items[i], "w", w);
      R.set(R.state.items[i], "e", R.entryAt.get(entry) ?? null);
    }
    const left = new Map(kept.words);
    R.words.forEach((word, k) => {
      const mark = print(word.text);
      if (left.has(mark)) R.set(R.state.words[k], "left", left.get(mark) === true);
    });
    for (const [id, [keep, alt]] of Object.entries(kept.pictures)) {
      const f = R.pictures.findIndex((picture) => picture.id === id);
      if (f < 0) continue;
      R.set(R.state.pictures[f], "keep", keep);
      R.set(R.state.pictures[f], "alt", alt);
    }
    if (kept.added) R.set(R.state.added, "list", kept.added.map(again).filter(Boolean));
  }
  function again(one) {
    if ("old" in one) {
      const was = R.first.added.list[one.old];
      return was && print(was.text) === one.mark ? was : null;
    }
    const { at, ...rest } = one;
    const there = at && unplaced(at);
    return there ? R.addition(there.text, rest.replacement, rest.everywhere, there.where, rest) : null;
  }

  // ---- as a file
  const agreed = (e) => {
    if (R.entries[e].agreed || !R.of[e].length) return false;
    const all = R.of[e].map(R.decision);
    return !all.includes("pending") && all.includes("accepted");
  };
  // What no document can hold would make the whole file useless.
  const printed = (words) => words.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff\p{Cs}]/gu, "");
  R.record = () => {
    const decisions = new Map();
    R.items.forEach((item, i) => {
      const [d, { w, e }] = [R.decision(i), R.state.items[i]];
      const untouched = same(R.state.items[i], R.first.items[i]);
      if (d === "pending" && untouched && e === null && R.at.get(item.id) === i && !decisions.has(item.id)) return;
      if (item.from === "reviewer" && untouched && !R.said.has(item.id)) return; // in `added` already
      const one = { id: item.id, decision: d };
      if (w !== null && d !== "rejected") one.replacement = printed(w).slice(0, 500);
      if (e !== null) one.entry = R.entries[R.target(e)].id;
      const proposed = item.base ?? R.proposed(i);
      if (d !== "pending" && proposed.length <= R.MOST) one.proposed = proposed;
      if (d === "accepted" && R.shown(i).length <= R.MOST) one.shown = R.shown(i);
      const twin = decisions.get(item.id); // never two words on one thing: then nothing is decided
      decisions.set(item.id, twin && twin.decision !== d ? { id: item.id, decision: "pending" } : one);
    });
    const entries = [];
    R.state.entries.forEach((entry, e) => {
      const one = { id: R.entries[e].id };
      if (entry.same !== null) one.same_as = R.entries[entry.same].id;
      else if (entry.nobody) one.not_identifying = true;
      else if (entry.name !== null || agreed(e)) one.pseudonym = R.pseudonym(e);
      const was = R.first.entries[e];
      if (Object.keys(one).length > 1 || was.same !== null || was.nobody || was.name !== null) entries.push(one);
    });
    const pictures = R.state.pictures.flatMap((picture, f) =>
      picture.keep === null ? [] : [{ id: R.pictures[f].id, keep: picture.keep, alt: picture.keep ? printed(R.alt(f)).slice(0, R.MOST) : "" }],
    );
    const harmless = R.words.filter((_, k) => R.state.words[k].left).map((word) => word.text);
    const { list } = R.state.added;
    const withdrawn = [
      ...R.first.added.list.filter((was) => !list.some((one) => same(one, was))).map((was) => was.text),
      ...R.words.filter((_, k) => R.first.words[k].left && !R.state.words[k].left).map((word) => word.text),
      ...R.pictures.filter((_, f) => R.first.pictures[f].keep !== null && R.state.pictures[f].keep === null)
        .map((picture) => picture.id),
    ];
    return {
      schema: SCHEMA,
      document: R.data.document,
      sha256: R.data.sha256,
      decisions: [...decisions.values(), ...R.others.decisions],
      added: list,
      pictures: [...pictures, ...R.others.pictures],
      entries: [...entries, ...R.others.entries],
      harmless: [...harmless, ...R.others.harmless],
      withdrawn: [...new Set(withdrawn)],
    };
  };
  R.save = () => {
    const name = `${R.data.document}.decisions.json`;
    const whole = (_, value) => (typeof value === "string" ? value.replace(/\p{Cs}/gu, "\ufffd") : value);
    const text = JSON.stringify(R.record(), whole, 1);
    const link = R.h("a", {
      href: URL.createObjectURL(new Blob([text], { type: "application/json" })),
      download: name,
    });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    R.dirty = false;
    R.keepHere();
    const { decided, total } = R.progress();
    R.notice(
      `${name} has been saved with your downloads (${R.progressText()}). ` +
        "To apply it, put that file into the case’s folder inbox/decisions; then run the case again. " +
        (decided < total ? "You can go on and save again later: the file holds everything each time." : ""),
    );
    R.refreshBar();
  };

  // ---- a file of before, read back
  R.load = async (file) => {
    let found = null;
    try {
      found = file.size < 10e6 ? JSON.parse(await file.text()) : null;
    } catch {
      found = null;
    }
    if (found?.schema !== SCHEMA || !Array.isArray(found.decisions)) {
      return R.notice("That file holds no decisions saved from a review page. Nothing has been changed.");
    }
    const report = { taken: 0, changed: 0, unknown: 0 };
    const sameDraft = found.sha256 === R.data.sha256 && found.document === R.data.document;
    if (!sameDraft) {
      const go = await R.ask(
        "Decisions on another draft",
        "That file was saved for another draft or document. Decisions are taken over only where the same words stand in the same surroundings.",
        "Take them over",
      );
      if (!go) return undefined;
    }
    R.act("Decisions loaded", () => take(found, report));
    return R.notice(
      `${R.count(report.taken, "decision has", "decisions have")} been taken over.` +
        (report.changed ? ` ${R.count(report.changed, "is", "are")} to be decided again, because something else is proposed now.` : "") +
        (report.unknown ? ` ${R.count(report.unknown, "is", "are")} about words this draft does not have; kept in the file.` : ""),
    );
  };
  const listed = (value) => (Array.isArray(value) ? value.filter((one) => one && typeof one === "object") : []);
  const text = (value) => (typeof value === "string" ? value : null);
  // Of another draft: kept with what a file of decisions has, each thing once.
  const other = (list, one, names) => {
    const kept = Object.fromEntries(names.filter((name) => ["string", "boolean"].includes(typeof one[name])).map((name) => [name, one[name]]));
    return text(one.id) ? [...list.filter((it) => it.id !== one.id), kept] : list;
  };
  function take(found, report) {
    for (const one of listed(found.entries)) {
      const e = R.entryAt.get(one.id);
      if (e === undefined) R.others.entries = other(R.others.entries, one, ["id", "pseudonym", "same_as", "not_identifying"]);
      else {
        const twin = R.entryAt.get(one.same_as) ?? null;
        R.set(R.state.entries[e], "name", text(one.pseudonym) || null);
        if (twin === null || R.target(twin) !== R.target(e)) R.set(R.state.entries[e], "same", twin);
        R.set(R.state.entries[e], "nobody", one.not_identifying === true);
      }
    }
    for (const one of listed(found.decisions)) {
      const i = R.at.get(one.id);
      if (!["pending", "accepted", "rejected"].includes(one.decision)) continue;
      if (i === undefined) {
        report.unknown += 1;
        R.others.decisions = other(R.others.decisions, one, ["id", "decision", "replacement", "entry", "proposed", "shown"]);
      } else if (typeof one.proposed === "string" && one.proposed !== (R.items[i].base ?? R.proposed(i))) report.changed += 1;
      else {
        report.taken += 1;
        R.set(R.state.items[i], "d", one.decision);
        R.set(R.state.items[i], "w", text(one.replacement));
        R.set(R.state.items[i], "e", R.entryAt.get(one.entry) ?? null);
      }
    }
    for (const one of listed(found.pictures)) {
      const f = R.pictures.findIndex((picture) => picture.id === one.id);
      if (f < 0) continue;
      R.set(R.state.pictures[f], "keep", one.keep === true);
      R.set(R.state.pictures[f], "alt", text(one.alt) ?? "");
    }
    const left = new Set(Array.isArray(found.harmless) ? found.harmless : []);
    R.words.forEach((word, k) => left.has(word.text) && R.set(R.state.words[k], "left", true));
    const more = listed(found.added)
      .filter((one) => /[\p{L}\p{N}]/u.test(text(one.text) ?? "") && one.text.length <= R.MOST)
      .filter((one) => text(one.replacement) !== null && one.replacement.length <= 500)
      .filter((one) => !R.state.added.list.some((it) => it.text === one.text && it.where === (one.where ?? "")))
      .map((one) => R.addition(one.text, printed(one.replacement), one.everywhere !== false, text(one.where) ?? "", one));
    if (more.length) R.set(R.state.added, "list", [...R.state.added.list, ...more]);
  }

  R.hooks.push(() => {
    if (!R.starting && !R.keepHere() && !R.warned) {
      R.warned = true;
      R.notice("This browser does not keep your progress. Save your decisions before you close the page.");
    }
  });
  addEventListener("beforeunload", (event) => {
    if (!R.dirty) return;
    event.preventDefault();
    event.returnValue = true; // what older browsers look at
  });
}
