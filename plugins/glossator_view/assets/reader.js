// One document in the page: its article, legend and card, and the annotation that is looked at.

class Reader {
  constructor(section, page) {
    this.section = section;
    this.page = page;
    this.data = JSON.parse(section.querySelector("script[type='application/json']").textContent);
    this.layers = this.data.layers.map((one) => new Layer(one, (id) => this.lookup(id)));
    // Short spans stand next to the text, long ones below them.
    this.layers.sort((a, b) => a.mean - b.mean);
    this.card = section.querySelector(".card");
    this.hint = [...this.card.childNodes];
    const node = section.querySelector("article");
    this.article = new Article(node, this.data.blocks, this.layers, {
      idOf: (layer, i, block) => this.anchorOf(layer, i, block),
      words: (layer, i) => this.words(layer, i),
      drawn: () => { this.mark(); page.search?.mark(); },
    });
    this.article.isLabelled = this.layers.filter((one) => one.on).length <= 2;
    fillLegend(this, section.querySelector(".legend"));
    this.listen(node);
    this.changed();
  }

  lookup(id) {
    for (const layer of this.layers) {
      const i = layer.index(id);
      if (i >= 0) return { layer, i };
    }
    return null;
  }

  stretch(start, end) {
    return this.article.ranges([[start, end]]).map(String).join("\n");
  }

  textOf(layer, i) {
    return layer.isSpan ? layer.extents(i).map(([start, end]) => this.stretch(start, end)).join(" \u2026 ") : "";
  }

  words(layer, i) {
    return this.textOf(layer, i) || layer.extents(i).map((one) => this.stretch(...one))[0] || layer.id(i);
  }

  anchorOf(layer, i, block) {
    const [first] = layer.extents(i);
    return this.article.at(first[0]) === block ? this.page.hashOf(this, layer.id(i)) : "";
  }

  hrefOf(layer, i) { return "#" + this.page.hashOf(this, layer.id(i)); }

  // Layers or labels were turned on or off.
  changed() {
    const shown = this.article.shown;
    this.section.classList.toggle("single", shown.length === 1);
    for (const box of this.section.querySelectorAll("[data-layer]"))
      box.checked = shown.some((one) => one.name === box.dataset.layer);
    this.article.redraw();
    this.mark();
  }

  listen(node) {
    // A bar, or a link of a view; not one of the card, which would change under the pointer.
    const over = (event) => {
      const link = event.target.closest?.(".view a[href^='#']");
      return link ? this.lookup(idOf(link)) : event.target.closest?.(".bar")?.annotation;
    };
    for (const name of ["pointerover", "focusin"])
      this.section.addEventListener(name, (event) => {
        const found = over(event);
        if (found) this.look(found, name === "focusin" && event.target.matches(".bar"));
      });
    this.section.addEventListener("pointerout", (event) => {
      if (over(event)) this.look(this.current ?? null);
    });
    node.addEventListener("click", (event) => {
      if (!getSelection().isCollapsed) return;
      const found = over(event) ?? this.under(event);
      if (found) this.go(found);
    });
  }

  // The shortest annotation that the text at a point has.
  under({ clientX, clientY }) {
    const place = document.caretPositionFromPoint?.(clientX, clientY);
    const range = place ? null : document.caretRangeFromPoint?.(clientX, clientY);
    const node = place?.offsetNode ?? range?.startContainer;
    const block = this.article.byNode.get(node?.parentElement?.closest("article > p"));
    if (!block) return null;
    const at = block.offsetOf(node, place?.offset ?? range.startOffset);
    let best = null, least = Infinity;
    for (const layer of this.article.shown)
      for (const i of this.article.within(layer, block))
        for (const [start, end] of layer.isShown(i) ? layer.extents(i) : [])
          if (start <= at && at < end && end - start < least) {
            best = { layer, i };
            least = end - start;
          }
    return best;
  }

  // Show an annotation in the card, and what it points at in the text.
  look(found, isCurrent) {
    if (isCurrent) this.current = found;
    this.looked = found;
    if (found) fillCard(this, this.card, found); else this.card.replaceChildren(...this.hint);
    this.mark();
  }

  mark() {
    const found = this.looked;
    for (const one of this.section.querySelectorAll(".now")) one.classList.remove("now");
    this.article.svg.replaceChildren();
    if (!found) {
      highlight("this", []);
      highlight("that", []);
      return;
    }
    const targets = this.targetsOf(found), id = found.layer.id(found.i);
    for (const link of this.section.querySelectorAll(".view a[href^='#']"))
      if (idOf(link) === id) link.classList.add("now");
    highlight("this", this.article.ranges(found.layer.extents(found.i)));
    highlight("that", this.article.ranges(targets.flatMap(([, extents]) => extents)));
    for (const bar of this.article.barOf(found)?.parentNode.children ?? [])
      if (bar.annotation.layer === found.layer && bar.annotation.i === found.i) bar.classList.add("now");
    drawArcs(this.article, found, targets);
  }

  // What an annotation points at: the field, and the stretches of the text. A stretch and the
  // annotation that marks it are told once.
  targetsOf({ layer, i }) {
    const made = new Map();
    const add = (name, extents) => {
      const key = String(extents);
      if (key && !made.has(key)) made.set(key, [name, extents]);
    };
    const values = [...layer.values(i)];
    for (const [name, target, value] of values) {
      const other = typeof target === "string" ? this.lookup(value) : null;
      if (other) add(name, other.layer.extents(other.i));
    }
    for (const [name, target, value] of values) if (target === 1) add(name, [value]);
    return [...made.values()];
  }

  // Go to an annotation: it is shown, focused, and named in the address.
  go(found, { keepAddress } = {}) {
    if (!found.layer.on || !found.layer.isShown(found.i)) {
      found.layer.on = true;
      found.layer.off.clear();
      for (const box of this.section.querySelectorAll("[data-label]")) box.checked ||= true;
      this.changed();
    }
    this.look(found, true);
    const [first] = found.layer.extents(found.i);
    if (first) {
      const block = this.article.at(first[0]);
      if (!this.isSeen(block.range(first[0], first[1]))) block.node.scrollIntoView({ block: "center" });
      this.article.barOf(found)?.focus({ preventScroll: true });
      this.keepSeen(found);
    }
    if (!keepAddress) this.page.address(this, found.layer.id(found.i));
  }

  // What comes near is drawn and gets taller, and would push it out of sight.
  keepSeen(found, frames = 20) {
    if (this.current?.layer !== found.layer || this.current.i !== found.i) return;
    const bar = this.article.barOf(found);
    if (bar && !this.isSeen(bar)) bar.scrollIntoView({ block: "center" });
    if (frames) requestAnimationFrame(() => this.keepSeen(found, frames - 1));
  }

  isSeen(thing) {
    const { top, bottom } = thing.getBoundingClientRect();
    return top > 60 && bottom < window.innerHeight - 20;
  }

  // The next annotation in the order of the text, or the one before.
  step(by, isSameLayer) {
    const from = this.current, shown = this.article.shown;
    const layers = isSameLayer && from ? [from.layer] : shown;
    const key = ({ layer, i }) => [layer.extents(i)[0]?.[0] ?? -1, shown.indexOf(layer), i];
    const start = from ? key(from) : [-1, 0, 0];
    let best = null;
    for (const layer of layers)
      for (let i = this.near(layer, start[0], by); i >= 0 && i < layer.count; i += by) {
        const own = key({ layer, i });
        if (own[0] < 0 || !layer.isShown(i) || order(own, start) * by <= 0) continue;
        if (!best || order(own, key(best)) * by < 0) best = { layer, i };
        break;
      }
    if (best) this.go(best);
  }

  // Where to begin to look for the next annotation of a layer.
  near(layer, start, by) {
    if (!layer.isSpan) return by > 0 ? 0 : layer.count - 1;
    return by > 0 ? lowest(layer.starts, start) : lowest(layer.starts, start + 1) - 1;
  }
}

// The annotation that a link of a view leads to.
const idOf = (link) => decoded(link.getAttribute("href").slice(1));

function order(a, b) {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

// A line from an annotation to each stretch that it points at, named after the field.
function drawArcs(article, { layer, i }, targets) {
  const [from] = layer.extents(i);
  if (!from || !targets.length) return;
  const box = article.node.getBoundingClientRect();
  const middle = (extent) => {
    const rect = article.ranges([extent])[0].getClientRects()[0];
    return rect && [rect.left + rect.width / 2 - box.left, rect.top - box.top];
  };
  const start = middle(from);
  for (const [name, [extent]] of targets) {
    const end = middle(extent);
    if (!start || !end || (extent[0] <= from[0] && from[1] <= extent[1])) continue;
    const height = Math.min(12 + Math.hypot(end[0] - start[0], end[1] - start[1]) / 6, 40);
    const top = Math.min(start[1], end[1]) - height;
    article.svg.append(svg("path", { class: `c${layer.colour % 8}`,
      d: `M${start}C${start[0]},${top} ${end[0]},${top} ${end}` }));
    const text = svg("text", { x: (start[0] + end[0]) / 2, y: (start[1] + end[1]) / 8 + 0.75 * top - 3 });
    text.textContent = name;
    article.svg.append(text);
  }
}
