// Search in the text and in the fields of a document.

const MOST_HITS = 2000, MOST_FIELDS = 100;

// What is found, block by block and field by field: who asks may stop in between.
function* search(reader, asked, found, documents) {
  // White space stands for any: a text may be wrapped.
  const words = asked.trim().split(/\s+/).map((one) => one.replace(/[.*+?^${}()|[\]\\\/-]/g, "\\$&"));
  const pattern = new RegExp(words.join("\\s+"), "giu");
  for (const block of reader.article.blocks) {
    for (const one of block.text.matchAll(pattern)) {
      if (found.hits.length < MOST_HITS) found.hits.push([block, one.index, one.index + one[0].length]);
      else found.more++;
    }
    yield;
  }
  const once = new RegExp(pattern.source, "iu");
  const matches = (value) => value !== null && once.test(typeof value === "string" ? value : JSON.stringify(value));
  for (const layer of reader.layers)
    for (const [name, target, column] of layer.fields) {
      if (target) continue;
      const known = Array.isArray(column) ? null : column.values.map(matches);
      if (known && !known.includes(true)) continue;
      for (let i = 0; i < layer.count && found.fields.length < MOST_FIELDS; i++) {
        if (known ? known[column.of[i]] : matches(column[i])) found.fields.push({ layer, i, name });
        if (i % 1000 === 999) yield;
      }
    }
  if (documents) yield* documents.search(pattern, reader.section);
}

class Search {
  constructor(reader, { input, output, list }, documents, begin) {
    Object.assign(this, { reader, input, output, list, documents, now: -1, begin });
    this.run();
  }

  run() {
    this.found = { hits: [], fields: [], more: 0 };
    this.now = -1;
    this.steps = this.input.value.trim() 
      ? search(this.reader, this.input.value, this.found, this.documents) : [][Symbol.iterator]();
    this.work(this.steps);
  }

  // A while at a time; a newer search takes the place of an older one.
  work(steps) {
    const until = performance.now() + 10;
    while (steps === this.steps && performance.now() < until)
      if (steps.next().done) return this.tell();
    if (steps === this.steps) setTimeout(() => this.work(steps));
  }

  tell() {
    const { hits, fields, more } = this.found;
    const said = `${hits.length + more} in the text, ${fields.length}${fields.length === MOST_FIELDS ? "+" : ""} in fields`;
    this.output.textContent = this.input.value.trim() ? said : "";
    this.list.replaceChildren(...fields.map(({ layer, i, name }) => element("li", {},
      reference(this.reader, { layer, i }, quoted(this.reader.words(layer, i), 60)),
      element("small", {}, ` ${layer.name}, ${name}`))));
    this.list.parentNode.hidden = !fields.length;
    this.documents?.tell(this.reader.section, this.input.value.trim() ? hits.length + more : null);
    this.mark();
    if (this.begin && hits.length) this.step(this.begin);
    this.begin = 0;
  }

  // The hits of the blocks that are near; those of a long text would be too many.
  mark() {
    const { hits } = this.found, near = hits.filter(([block]) => block.isNear);
    highlight("hit", near.map(([block, start, end]) => block.rangeOfUnits(start, end)));
    const now = hits[this.now];
    highlight("hit-now", now ? [now[0].rangeOfUnits(now[1], now[2])] : []);
  }

  isAtEnd(by) {
    const last = by > 0 ? this.found.hits.length - 1 : 0;
    return this.now === last || !this.found.hits.length;
  }

  step(by) {
    const { hits } = this.found;
    if (!hits.length) {
      if (this.found.fields.length) this.list.querySelector("a").focus();
      return;
    }
    this.now = this.now < 0 && by < 0 ? hits.length - 1 : (this.now + by + hits.length) % hits.length;
    const [block, start, end] = hits[this.now];
    block.node.scrollIntoView({ block: "center" });
    this.reader.article.draw([block]);
    const rect = block.rangeOfUnits(start, end).getBoundingClientRect();
    window.scrollBy({ top: rect.top - window.innerHeight / 3 });
    this.output.textContent = `${this.now + 1} of ${hits.length} in the text`;
    this.mark();
  }
}

function highlight(name, ranges) {
  if (!window.Highlight || !(ranges.length || CSS.highlights.get(name)?.size)) return;
  CSS.highlights.set(name, Object.assign(new Highlight(...ranges), { priority: name === "hit-now" ? 2 : 1 }));
}
