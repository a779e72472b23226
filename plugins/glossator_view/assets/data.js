// The layers of a document, from the columns that `columns.py` writes.

const UNSEEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;
const shown = (value) =>
  String(value).replace(UNSEEN, (one) =>
    one < " " ? String.fromCharCode(0x2400 + one.charCodeAt())
      : `\u27e8U+${one.charCodeAt().toString(16).toUpperCase().padStart(4, "0")}\u27e9`);

const cell = (column, i) => Array.isArray(column) ? column[i] : column.values[column.of[i]];

class Layer {
  constructor(data, lookup) {
    Object.assign(this, { fields: [], parts: {}, off: new Set() }, data);
    this.lookup = lookup;
    this.isSpan = Boolean(data.at);
    this.starts = new Int32Array(this.count);
    this.ends = new Int32Array(this.count);
    this.reach = new Int32Array(this.count); // the furthest end so far
    let start = 0, length = 0;
    for (let i = 0; this.isSpan && i < this.count; i++) {
      start += data.at[2 * i];
      length += data.at[2 * i + 1];
      this.starts[i] = start;
      this.ends[i] = start + data.at[2 * i + 1];
      this.reach[i] = Math.max(this.ends[i], i ? this.reach[i - 1] : 0);
    }
    this.mean = this.isSpan ? length / this.count : Infinity;
    this.labels = this.label && this.fields.find(([name]) => name === this.label)?.[2];
    this.counts = new Map();
    for (let i = 0; this.labels && i < this.count; i++) {
      const label = this.labelOf(i);
      this.counts.set(label, (this.counts.get(label) ?? 0) + 1);
    }
    this.counts = new Map([...this.counts].sort((a, b) => b[1] - a[1]));
    this.ranks = new Map([...this.counts.keys()].map((label, rank) => [label, rank]));
  }

  id(i) { return this.ids ? this.ids[i] : `${this.name}:${i + 1}`; }

  index(id) {
    if (this.ids) {
      this.byId ??= new Map(this.ids.map((one, i) => [one, i]));
      return this.byId.get(id) ?? -1;
    }
    const number = id.startsWith(this.name + ":") ? Number(id.slice(this.name.length + 1)) : 0;
    return Number.isInteger(number) && number > 0 && number <= this.count ? number - 1 : -1;
  }

  labelOf(i) { return this.labels ? String(cell(this.labels, i) ?? "") : ""; }

  isShown(i) { return !this.off.has(this.labelOf(i)); }

  // Its stretches of the text; a relation stands where the first is that it points at.
  extents(i, depth = 0) {
    if (this.isSpan) return this.parts[i] ?? [[this.starts[i], this.ends[i]]];
    for (const [, target, value] of this.values(i)) {
      if (target === 1) return [value];
      const found = target && depth < 4 && this.lookup(value);
      if (found) return found.layer.extents(found.i, depth + 1);
    }
    return [];
  }

  // The fields that are set: name, what it points at (0 nothing, 1 the text, or a layer), value;
  // one for each where there are several pointers.
  *values(i) {
    for (const [name, target, column] of this.fields) {
      const value = cell(column, i);
      if (value === null || value === undefined) continue;
      const several = target === 1 ? Array.isArray(value[0]) : target && Array.isArray(value);
      for (const one of several ? value : [value])
        yield [name, target, typeof target === "string" ? refId(target, one) : one];
    }
  }

  // Those of its annotations that refer to an id, with the field.
  *referrers(id) {
    for (const [name, target, column] of this.fields) {
      if (typeof target !== "string") continue;
      for (let i = 0; i < this.count; i++) {
        const value = cell(column, i);
        if (value === null) continue;
        const found = Array.isArray(value) ? value.some((one) => refId(target, one) === id)
          : refId(target, value) === id;
        if (found) yield [i, name];
      }
    }
  }
}

const refId = (target, value) => typeof value === "number" ? `${target}:${value}` : value;

// The first place in a sorted list whose value is not below another.
function lowest(values, value) {
  let low = 0, high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1; else high = middle;
  }
  return low;
}
