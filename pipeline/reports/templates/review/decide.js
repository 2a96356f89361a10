// One replacement after the other: accept, reject, change, choose whom it means; filters and the way round.
{
  const { by, h } = R;
  const panel = by("p-decide");
  let changing = false;

  // ---- the dialog, for what must not happen by a slip
  R.ask = (title, text, yes, no = "Cancel") =>
    new Promise((resolve) => {
      const dialog = by("dialog");
      const from = document.activeElement;
      const end = (answer) => {
        dialog.onclose = null;
        dialog.close();
        from?.focus?.({ preventScroll: true });
        resolve(answer);
      };
      dialog.replaceChildren(
        h("h2", {}, title),
        h("p", {}, text),
        h("div", { className: "buttons" },
          no ? h("button", { type: "button", autofocus: true, onclick: () => end(false) }, no) : "",
          h("button", { type: "button", className: no ? "no" : "", onclick: () => end(true) }, yes)),
      );
      dialog.setAttribute("aria-label", title);
      dialog.onclose = () => end(false);
      dialog.showModal();
    });

  // ---- which ones, and the next
  R.filter = { state: "", kind: "", entry: -1 };
  R.matches = (i) => {
    const { state, kind, entry } = R.filter;
    if (kind && R.items[i].label !== kind) return false;
    if (entry >= 0 && R.target(R.entryOf(i)) !== R.target(entry)) return false;
    if (state === "question") return Boolean(R.items[i].question);
    if (state === "changed") return R.state.items[i].w !== null || R.state.items[i].e !== null || Boolean(R.items[i].mine);
    return !state || R.decision(i) === state;
  };
  const order = () => R.items.map((_, i) => i).filter((i) => R.matches(i) || i === R.current);
  R.step = (by_) => {
    const around = order();
    if (!around.length) return R.say("Nothing matches what is shown.");
    const at = around.indexOf(R.current);
    const to = at < 0 ? (by_ > 0 ? 0 : around.length - 1) : at + by_;
    if (to < 0 || to >= around.length) return R.say(by_ > 0 ? "That was the last one." : "That is the first one.");
    return R.go(around[to]);
  };
  // After a decision: the next question while there are any, else the next undecided one.
  R.onward = () => {
    const open = R.items.map((_, i) => i).filter((i) => R.decision(i) === "pending" && R.matches(i));
    const asked = open.filter((i) => R.items[i].question);
    const among = asked.length && (R.current < 0 || R.items[R.current].question) ? asked : open;
    const next = among.find((i) => i > R.current) ?? among[0];
    if (next === undefined) {
      R.showDecide();
      return R.say(R.filter.state || R.filter.kind || R.filter.entry >= 0 ? "All that is shown is decided." : "Every replacement is decided.");
    }
    return R.go(next);
  };

  // ---- deciding
  R.accept = (i = R.current) => {
    if (i < 0) return R.onward();
    if (R.asks(i) && R.state.items[i].e === null && R.state.items[i].w === null && R.items[i].candidates.length) {
      panel.querySelector(".question button")?.focus();
      return R.say("Choose who is meant first, or change the replacement.");
    }
    R.act("Accepted", () => R.set(R.state.items[i], "d", "accepted"));
    return R.onward();
  };
  const protects = (i) => R.items[i].known || (R.items[i].entry >= 0 && R.entries[R.items[i].entry].agreed);
  R.reject = async (i = R.current) => {
    if (i < 0) return;
    if (protects(i)) {
      const go = await R.ask(
        "Leave this in the published text?",
        `“${R.items[i].text}” is known to the case${R.items[i].entry >= 0 ? ` as ${R.pseudonym(R.items[i].entry)}` : ""}. If you reject the replacement, these words are published, and the document cannot be released as long as they name somebody the case protects.`,
        "Leave it in the text",
        "Keep it replaced",
      );
      if (!go) return;
    }
    R.act("Rejected, the words stay", () => {
      R.set(R.state.items[i], "d", "rejected");
      R.set(R.state.items[i], "w", null);
    });
    R.onward();
  };
  R.choose = (i, e) => {
    R.act(`${R.pseudonym(e)} chosen`, () => {
      R.set(R.state.items[i], "e", e);
      R.set(R.state.items[i], "w", null);
      R.set(R.state.items[i], "d", "accepted");
    });
    R.onward();
  };
  // A replacement that brings in another name is no replacement.
  R.namesIn = (text, kinds = ["person", "place", "identifier"]) => {
    const words = new Set(R.plain(text).split(/[^\p{L}\p{N}']+/u).map((word) => word.replace(/'s?$/, "")));
    const pseudonyms = new Set(R.entries.flatMap((_, e) => R.plain(R.pseudonym(e)).split(" ")));
    return R.entries.filter((entry) => !entry.nobody && kinds.includes(entry.kind)).flatMap((entry) => entry.names)
      .flatMap((name) => R.plain(name).split(/[^\p{L}\p{N}']+/u))
      .filter((word) => word.length > 1 && words.has(word) && !pseudonyms.has(word));
  };
  R.mayStand = async (text) => {
    const names = R.namesIn(text);
    if (!names.length) return true;
    return R.ask(
      "Is that a name?",
      `“${names[0]}” is part of a name that the case protects. It would be published.`,
      "Use it all the same",
      "Change it",
    );
  };
  R.change = async (i, text, alike) => {
    if (text === R.items[i].text) return R.reject(i);
    if (!(await R.mayStand(text))) return undefined;
    const same = alike ? R.items.flatMap((item, k) => (item.text === R.items[i].text && R.entryOf(k) === R.entryOf(i) ? [k] : [])) : [i];
    R.act(same.length > 1 ? `${same.length} places changed` : "Changed", () => {
      for (const k of same) {
        R.set(R.state.items[k], "w", text === R.proposed(k) ? null : text);
        R.set(R.state.items[k], "d", "accepted");
      }
    });
    changing = false;
    return R.onward();
  };
  R.startChange = () => {
    if (R.current < 0) return;
    changing = true;
    R.tab("decide");
    R.drawDecide();
    panel.querySelector("#new")?.select();
  };

  // ---- the panel
  R.showDecide = () => {
    changing = false;
    R.tab("decide");
    R.drawDecide();
  };
  R.tag = (i) => {
    const d = R.decision(i);
    const name = { pending: "not yet decided", accepted: "accepted", rejected: "rejected, stays" }[d];
    return h("span", { className: `tag ${{ pending: "p", accepted: "a", rejected: "x" }[d]}` }, name);
  };
  R.drawDecide = () => {
    const asked = R.items.flatMap((_, i) => (R.asks(i) ? [i] : []));
    panel.replaceChildren(
      ...(asked.length && !R.asks(R.current)
        ? [h("div", { className: "card question" },
            h("p", {}, h("b", {}, R.count(asked.length, "question", "questions")), " that only a person can answer."),
            h("button", { type: "button", onclick: () => R.go(asked[0]) }, "Answer the first"))]
        : []),
      ...(R.current < 0 ? [start()] : current(R.current)),
    );
  };
  const start = () =>
    h("div", {},
      h("p", {}, "The document stands here as it will read. What has been replaced is marked: dashed, not yet decided; green line, accepted; red double line, rejected."),
      h("p", {}, "Point at a mark to see what stood there. To replace something more, select it with the mouse."),
      h("div", { className: "buttons" }, h("button", { type: "button", className: "save", onclick: R.onward }, "Start")));
  const current = (i) => {
    const item = R.items[i];
    const parts = [];
    if (item.question) parts.push(question(i));
    parts.push(
      h("h3", {}, R.decision(i) === "rejected" ? "These words stay" : "Replaced"),
      h("p", {}, h("span", { className: R.decision(i) === "rejected" ? "now" : "was" }, item.text),
        R.decision(i) === "rejected" ? "" : " → ",
        R.decision(i) === "rejected" ? "" : h("span", { className: "now" }, R.replaced(i) || "(taken out)")),
      h("p", {}, R.tag(i), " ", R.state.items[i].w !== null ? h("span", { className: "tag" }, "changed by a person") : ""),
      h("div", { className: "buttons" },
        h("button", { type: "button", className: "yes", onclick: () => R.accept(i) }, "✓ Accept"),
        h("button", { type: "button", className: "no", onclick: () => R.reject(i) }, "✗ Reject"),
        h("button", { type: "button", onclick: R.startChange }, "✎ Change…")),
    );
    if (changing) parts.push(changer(i));
    parts.push(facts(i), whose(i));
    return parts;
  };
  const question = (i) => {
    const item = R.items[i];
    const choices = item.candidates.map((e, n) =>
      h("button", { type: "button", onclick: () => R.choose(i, e) }, `${n + 1} · ${R.pseudonym(e)}`, h("small", {}, R.entries[e].names[0])));
    return h("div", { className: `card ${R.decision(i) === "pending" ? "question" : "done"}`, role: "group", ariaLabel: "Question" },
      h("p", {}, h("b", {}, item.question)),
      h("div", { className: "buttons" }, choices,
        R.replaced(i) ? h("button", { type: "button", onclick: () => R.change(i, R.replaced(i), false) }, `Keep “${R.replaced(i)}”`) : "",
        h("button", { type: "button", onclick: () => R.reject(i) }, `Nobody: leave “${item.text}”`)));
  };
  const changer = (i) => {
    const alike = R.items.filter((item, k) => item.text === R.items[i].text && R.entryOf(k) === R.entryOf(i)).length;
    const field = h("input", { id: "new", type: "text", list: "pseudonyms", maxLength: 500, value: R.replaced(i), autocomplete: "off" });
    const all = h("input", { type: "checkbox" });
    return h("form", { className: "card", onsubmit: (event) => { event.preventDefault(); R.change(i, field.value.trim(), all.checked); } },
      h("label", {}, "To stand there instead", field),
      alike > 1 ? h("label", { className: "choice" }, all, ` at all ${R.figure.format(alike)} places with these words`) : "",
      h("p", { className: "quiet" }, "Nothing takes the words out altogether."),
      h("div", { className: "buttons" }, h("button", { type: "submit" }, "Put it there"),
        h("button", { type: "button", onclick: () => { R.showDecide(); R.marks[i]?.focus(); } }, "Cancel")));
  };
  const facts = (i) => {
    const item = R.items[i];
    return h("dl", { className: "facts" },
      h("dt", {}, "Kind"), h("dd", {}, R.data.kinds[item.label] ?? item.label),
      h("dt", {}, "Where"), h("dd", {}, item.where),
      h("dt", {}, "Found by"), h("dd", {}, R.data.sources[item.from] ?? item.from));
  };
  const whose = (i) => {
    const e = R.entryOf(i);
    const options = R.entries.flatMap((entry, k) => (R.state.entries[k].same !== null || R.nobody(k) ? [] : [
      h("option", { value: k, selected: e >= 0 && R.target(e) === k }, `${R.pseudonym(k)} (${entry.names[0]})`)]));
    const select = h("select", { onchange: (event) => event.target.value !== "" && R.choose(i, Number(event.target.value)) },
      h("option", { value: "", selected: e < 0 }, "nobody in the key"), options);
    return h("div", { className: "card" },
      h("label", {}, "Who or what is meant", select),
      e >= 0 ? h("div", { className: "buttons" },
        h("button", { type: "button", onclick: () => R.showEntry(e) }, `All of ${R.pseudonym(e)} (${R.figure.format(R.of[R.target(e)].length)})`)) : "");
  };
  R.hooks.push(() => {
    if (!changing) R.drawDecide();
  });
}
