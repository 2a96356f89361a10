"use strict";
// What the page knows and what has been decided. Everything a person does goes through `R.act`, so that it
// can be undone. Texts of the document are only ever put in as text.
const R = {};
{
  R.by = (id) => document.getElementById(id);
  R.data = JSON.parse(R.by("data").textContent);
  R.figure = new Intl.NumberFormat("en-GB");
  R.items = R.data.redactions;
  R.entries = R.data.entries;
  R.words = R.data.words;
  R.pictures = R.data.pictures;
  R.at = new Map(R.items.map((item, i) => [item.id, i]));
  R.entryAt = new Map(R.entries.map((entry, e) => [entry.id, e]));
  R.of = R.entries.map(() => []);
  R.hooks = [];
  R.dirty = false;

  // An element; strings become text, never markup.
  R.h = (tag, props = {}, ...inside) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (name in made && name !== "list" && name !== "form") made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...inside.flat().filter((part) => part !== "" && part !== null && part !== false));
    return made;
  };
  R.count = (number, one, more) => `${R.figure.format(number)} ${number === 1 ? one : more}`;
  // One writing for what people type one way and programs another.
  R.plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/[\u2010-\u2015]/g, "-")
      .replace(/\s+/g, " ")
      .trim()
      .toLowerCase();

  // ---- the state: what the file of before says, then what is done here
  const before = R.data.decided;
  const said = new Map(before.decisions.map((one) => [one.id, one]));
  R.said = said;
  R.state = {
    items: R.items.map((item) => {
      const one = said.get(item.id);
      return { d: item.decision, w: one?.replacement ?? null, e: R.entryAt.get(one?.entry) ?? null };
    }),
    entries: R.entries.map((entry) => ({ name: null, same: null, nobody: entry.nobody })),
    words: R.words.map((word) => ({ left: before.harmless.includes(word.text) })),
    pictures: R.pictures.map((picture) => {
      const one = before.pictures.find((it) => it.id === picture.id);
      return { keep: one ? one.keep : null, alt: one ? one.alt : null };
    }),
    added: { list: before.added },
  };
  for (const one of before.entries) {
    const e = R.entryAt.get(one.id);
    if (e === undefined) continue;
    R.state.entries[e].name = one.pseudonym ?? null;
    R.state.entries[e].same = R.entryAt.get(one.same_as) ?? null;
    R.state.entries[e].nobody ||= Boolean(one.not_identifying);
  }
  R.items.forEach((item, i) => {
    // Where a person's word has been applied, it stands in `put`; what was proposed is in the file of before.
    const one = said.get(item.id);
    if (one?.proposed === undefined || !(item.mine || one.entry)) return;
    item.base = one.proposed;
    if (R.state.items[i].w !== null) item.put = one.proposed;
  });
  R.first = structuredClone(R.state);
  // Decisions on what this draft does not have are kept: a paragraph can come back.
  R.others = {
    decisions: before.decisions.filter((one) => !R.at.has(one.id)),
    entries: before.entries.filter((one) => !R.entryAt.has(one.id)),
    pictures: before.pictures.filter((one) => !R.pictures.some((it) => it.id === one.id)),
    harmless: before.harmless.filter((text) => !R.words.some((word) => word.text === text)),
  };

  // ---- doing and undoing
  const done = [];
  let now = null;
  R.set = (thing, name, value) => {
    if (thing[name] === value) return;
    now.push([thing, name, thing[name]]);
    thing[name] = value;
  };
  const back = (steps) => {
    for (const [thing, name, value] of steps.reverse()) thing[name] = value;
  };
  R.act = (what, change) => {
    now = [];
    try {
      change();
    } catch (error) {
      back(now); // all of it or nothing
      now = null;
      throw error;
    }
    if (now.length) {
      done.push({ what, steps: now, at: R.current });
      R.dirty = true;
    }
    const any = now.length > 0;
    now = null;
    if (any) R.refresh(what);
    return any;
  };
  R.undo = () => {
    const last = done.pop();
    if (!last) return R.say("Nothing to undo.");
    back(last.steps);
    R.dirty = true;
    R.refresh(`Undone: ${last.what}`);
    if (last.at >= 0) R.go(last.at);
  };
  R.undoable = () => done.length > 0;
  R.refresh = (what) => {
    for (const hook of R.hooks) hook();
    if (what) R.say(`${what}. ${R.progressText()}.`);
  };
  R.say = (text) => {
    R.by("say").value = text;
  };
  R.notice = (text) => {
    R.by("notice").textContent = text;
    R.by("notice").hidden = !text;
  };

  // ---- what stands where
  R.target = (e) => {
    for (let turns = 0; e >= 0 && R.state.entries[e].same !== null && turns < 20; turns += 1) {
      e = R.state.entries[e].same;
    }
    return e;
  };
  R.pseudonym = (e) => R.state.entries[R.target(e)].name ?? R.entries[R.target(e)].pseudonym;
  R.entryOf = (i) => R.state.items[i].e ?? R.items[i].entry;
  R.nobody = (e) => e >= 0 && R.state.entries[R.target(e)].nobody;
  const formed = (pseudonym, text) => {
    const letters = text.replace(/['’]s$/i, "");
    const capitals = letters.length > 3 && /\p{Lu}/u.test(letters) && letters === letters.toUpperCase();
    const owned = /['’]s?$/i.exec(text);
    return (capitals ? pseudonym.toUpperCase() : pseudonym) + (owned ? `${owned[0][0]}s` : "");
  };
  // What the software would put there, with the pseudonyms as they are now.
  R.proposed = (i) => {
    const item = R.items[i];
    const e = item.entry;
    if (e < 0) return item.put;
    const [old, fresh] = [R.entries[e].pseudonym, R.pseudonym(e)];
    if (old === fresh) return item.put;
    const place = item.put.toLowerCase().indexOf(old.toLowerCase());
    if (!old || place < 0) return formed(fresh, item.text);
    const was = item.put.slice(place, place + old.length);
    const put = was === was.toUpperCase() && was !== old ? fresh.toUpperCase() : fresh;
    return item.put.slice(0, place) + put + item.put.slice(place + old.length);
  };
  R.decision = (i) => (R.nobody(R.entryOf(i)) && R.state.items[i].w === null ? "rejected" : R.state.items[i].d);
  R.replaced = (i) => {
    const { w, e } = R.state.items[i];
    if (w !== null) return w;
    if (e !== null && e !== R.items[i].entry) return formed(R.pseudonym(e), R.items[i].text);
    return R.proposed(i);
  };
  R.shown = (i) => (R.decision(i) === "rejected" ? R.items[i].text : R.replaced(i));
  R.group = () => {
    R.of = R.entries.map(() => []);
    R.items.forEach((_, i) => {
      const e = R.entryOf(i);
      if (e >= 0) R.of[R.target(e)].push(i);
    });
  };
  R.asks = (i) => Boolean(R.items[i]?.question) && R.decision(i) === "pending";
  R.wordDone = (k) =>
    R.state.words[k].left || R.state.added.list.some((one) => one.text === R.words[k].text);

  R.progress = () => {
    const total = R.items.length + R.words.length + R.pictures.length;
    let decided = R.items.reduce((sum, _, i) => sum + (R.decision(i) !== "pending"), 0);
    decided += R.words.reduce((sum, _, k) => sum + R.wordDone(k), 0);
    decided += R.state.pictures.reduce((sum, picture) => sum + (picture.keep !== null), 0);
    return { decided, total };
  };
  R.progressText = () => {
    const { decided, total } = R.progress();
    return `${R.figure.format(decided)} of ${R.figure.format(total)} decided`;
  };
}
