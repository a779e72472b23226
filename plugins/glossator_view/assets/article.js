// The article: which blocks are drawn, and the bars under their lines.

const THIN = { bar: 4, pitch: 6 }, LABELLED = { bar: 13, pitch: 15 };

class Article {
  constructor(node, blocks, layers, on) {
    Object.assign(this, { node, layers, on });
    this.blocks = [...node.querySelectorAll("p")].map((one, i) => new Block(one, i, blocks[2 * i], blocks[2 * i + 1]));
    this.starts = this.blocks.map((one) => one.start);
    this.byNode = new Map(this.blocks.map((one) => [one.node, one]));
    this.svg = node.appendChild(svg("svg", { class: "arcs", "aria-hidden": "true" }));
    this.waiting = new Set();
    this.watcher = new IntersectionObserver((seen) => {
      for (const one of seen) {
        const block = this.byNode.get(one.target);
        block.isNear = one.isIntersecting;
        if (!block.isNear) this.forget(block);
        else if (!block.drawn) this.waiting.add(block);
      }
      this.work();
    }, { rootMargin: "800px 0px" });
    for (const one of this.blocks) this.watcher.observe(one.node);
    this.probe = element("span", { class: "probe", "aria-hidden": "true" });
    this.probe.append(element("span"));
    node.append(this.probe);
    // Of the article only the width counts: its height is the bars' own doing.
    let before = "";
    const resized = new ResizeObserver(() => {
      const now = `${node.clientWidth} ${this.probe.offsetWidth} ${this.probe.offsetHeight}`;
      if (now !== before) this.redraw();
      before = now;
    });
    resized.observe(node);
    resized.observe(this.probe);
  }

  // The number of the block that an offset is in, or behind; and the block.
  numberAt(offset) { return Math.max(lowest(this.starts, offset + 1) - 1, 0); }
  at(offset) { return this.blocks[this.numberAt(offset)]; }

  // What is far has no bars, or a long text would have too many; it keeps its height.
  forget(block) {
    this.waiting.delete(block);
    if (!block.lanes || block.lanes.contains(document.activeElement)) return;
    block.lanes.remove();
    block.lanes = null;
    block.drawn = false;
  }

  // What is drawn again is what is near; the rest when it comes.
  redraw() {
    this.measured = null;
    for (const one of this.blocks) {
      one.drawn = false;
      if (one.isNear) this.waiting.add(one);
    }
    this.work();
  }

  // A few blocks in each frame, so that the page stays quick.
  work() {
    if (this.busy || !this.waiting.size) return;
    this.busy = requestAnimationFrame(() => {
      this.busy = 0;
      const until = performance.now() + 8;
      this.draw(this.waiting, () => performance.now() > until);
      this.on.drawn();
      setTimeout(() => this.work());
    });
  }

  drawAll() {
    this.redraw();
    this.draw(this.blocks);
  }

  // All is measured before anything is changed, or the browser lays out the text for each.
  draw(blocks, isEnough = () => false) {
    if (!this.node.offsetWidth) return;
    this.measured ??= this.measure();
    const plans = [];
    for (const one of blocks) {
      this.waiting.delete(one);
      if (!one.drawn) plans.push(this.plan(one));
      if (isEnough()) break;
    }
    for (const plan of plans) this.paint(plan);
  }

  // The height of a line of text, and of its letters alone.
  measure() {
    return { line: this.probe.getBoundingClientRect().height,
      letters: this.probe.firstChild.getBoundingClientRect().height };
  }

  get shown() { return this.layers.filter((one) => one.on); }

  get size() { return this.isLabelled ? LABELLED : THIN; }

  // Where the bars of a block go: no two of a lane on one line share a stretch.
  plan(block) {
    const box = block.node.getBoundingClientRect();
    const height = block.height ?? this.measured.line;
    const bars = [];
    let row = 0;
    for (const layer of this.shown) {
      const rows = [];
      for (const i of this.within(layer, block)) {
        if (!layer.isShown(i)) continue;
        const pieces = this.pieces(block, layer.extents(i), box, height);
        if (!pieces.length) continue;
        let own = 0;
        while (pieces.some((one) => crosses(rows[own], one))) own++;
        const taken = (rows[own] ??= new Map());
        for (const one of pieces) {
          if (!taken.has(one.line)) taken.set(one.line, []);
          taken.get(one.line).push(one);
        }
        bars.push({ layer, i, row: row + own, pieces });
      }
      row += rows.length;
    }
    return { block, bars, rows: row };
  }

  // The indexes of a layer's annotations that stand in a block.
  within(layer, block) {
    if (!layer.isSpan) return this.relations(layer).get(block) ?? [];
    const found = [], after = this.starts[block.number + 1] ?? Infinity;
    // Those before the first whose end, or that of one before it, reaches the block, end too early.
    for (let i = lowest(layer.reach, block.start); i < layer.count && layer.starts[i] < after; i++)
      if (layer.ends[i] > block.start || layer.starts[i] >= block.start) found.push(i);
    return found;
  }

  // Relations by the block in which they stand.
  relations(layer) {
    if (layer.byBlock) return layer.byBlock;
    layer.byBlock = new Map();
    for (let i = 0; i < layer.count; i++) {
      const [first] = layer.extents(i);
      const block = first && this.at(first[0]);
      if (block && !layer.byBlock.has(block)) layer.byBlock.set(block, []);
      if (block) layer.byBlock.get(block).push(i);
    }
    return layer.byBlock;
  }

  // The stretches on lines that an annotation takes in a block, its gaps among them.
  pieces(block, extents, box, height) {
    const found = [];
    let last = null;
    for (const [start, end] of extents) {
      if (last !== null && last < start) this.measureStretch(found, block, last, start, box, height, true);
      this.measureStretch(found, block, start, end, box, height, false);
      last = end;
    }
    return found;
  }

  measureStretch(found, block, start, end, box, height, isGap) {
    if (start < end ? end <= block.start || start >= block.end : this.at(start) !== block) return;
    const lines = new Map();
    for (const rect of block.range(start, end).getClientRects()) {
      const line = Math.max(Math.floor((rect.top + rect.height / 2 - box.top) / height), 0);
      const left = Math.max(rect.left - box.left, 0), right = Math.min(rect.right - box.left, box.width);
      if (right < left || (right - left < 0.5 && start < end)) continue;
      if (!lines.has(line)) lines.set(line, []);
      lines.get(line).push({ line, left, right, isGap });
    }
    for (const pieces of lines.values()) {
      pieces.sort((a, b) => a.left - b.left);
      const merged = [];
      for (const one of pieces) {
        const before = merged.at(-1);
        if (before && one.left <= before.right + 1) before.right = Math.max(before.right, one.right);
        else merged.push(one);
      }
      for (const one of merged) {
        if (one.right - one.left < 2) one.right = one.left + 2;
        found.push(one);
      }
    }
  }

  paint({ block, bars, rows }) {
    const { pitch, bar } = this.size, { line, letters } = this.measured, style = block.node.style;
    const height = Math.max(line, letters + (rows ? rows * pitch + 5 : 0)), extra = (height - line) / 2;
    block.height = height;
    style.lineHeight = `${height}px`;
    style.marginTop = `${-extra}px`;
    style.paddingBottom = `${extra}px`;
    const focused = block.lanes?.contains(document.activeElement) && document.activeElement.annotation;
    block.lanes?.remove();
    block.lanes = element("span", { class: "lanes" });
    const single = this.shown.length === 1;
    const made = [];
    for (const { layer, i, row, pieces } of bars) {
      const label = layer.labelOf(i), rank = single ? layer.ranks.get(label) ?? 0 : layer.colour;
      pieces.forEach((one, number) => {
        const node = element("i", { class: `bar c${rank % 8}${one.isGap ? " gap" : ""}${rank > 7 ? " striped" : ""}` });
        node.annotation = { layer, i };
        const top = one.line * height + (height + letters) / 2 + 1 + row * pitch;
        node.style.cssText = `left:${one.left.toFixed(1)}px;top:${top.toFixed(1)}px;`
          + `width:${(one.right - one.left - 1).toFixed(1)}px;height:${bar}px`;
        if (this.isLabelled && !one.isGap) node.dataset.label = shown(label || layer.name);
        if (number === 0) {
          node.id = this.on.idOf(layer, i, block);
          node.tabIndex = -1;
          node.setAttribute("role", "button");
          const said = shown(this.on.words(layer, i)).slice(0, 80);
          node.setAttribute("aria-label", `${layer.name}${label ? " " + shown(label) : ""}: ${said}`);
        } else node.setAttribute("aria-hidden", "true");
        made.push(node);
      });
    }
    block.lanes.append(...made);
    block.node.append(block.lanes);
    block.drawn = true;
    if (focused) this.barOf(focused)?.focus({ preventScroll: true });
  }

  // The first bar of an annotation, drawn if need be.
  barOf({ layer, i }) {
    const [first] = layer.extents(i);
    if (!first) return null;
    const block = this.at(first[0]);
    this.draw([block]);
    return [...block.lanes?.children ?? []].find(
      (one) => one.annotation.layer === layer && one.annotation.i === i) ?? null;
  }

  // Ranges of the page for stretches of the text, which may run through several blocks.
  ranges(extents) {
    const found = [];
    for (const [start, end] of extents) {
      let number = this.numberAt(start);
      do {
        const block = this.blocks[number];
        if (block.end > start || start === end)
          found.push(block.range(Math.max(start, block.start), Math.min(end, block.end)));
      } while (++number < this.blocks.length && this.starts[number] < end);
    }
    return found;
  }
}

// Bars end a pixel before their text does, so that those side by side do not touch.
function crosses(taken, one) {
  return taken?.get(one.line)?.some((other) => one.left < other.right - 1 && other.left < one.right - 1) ?? false;
}
