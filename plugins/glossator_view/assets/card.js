// What an annotation says: its fields, who made it, what it points at, what points at it.

function reference(reader, found, words) {
  const link = element("a", { href: reader.hrefOf(found.layer, found.i) });
  link.append(element("bdi", {}, shown(words)));
  link.annotation = found;
  return link;
}

function quoted(text, longest = 140) {
  const words = text.replace(/\s+/g, " ");
  return words.length > longest ? words.slice(0, longest).trimEnd() + "\u2026" : words;
}

function fillCard(reader, card, { layer, i }) {
  const label = layer.labelOf(i), text = reader.textOf(layer, i);
  const head = element("h2", {}, element("span", { class: `badge c${layer.colour % 8}` }, layer.name));
  if (label) head.append(" ", shown(label));
  const rows = element("dl"), told = new Set(reader.targetsOf({ layer, i }).map(([name]) => name));
  for (const [name, target, value] of layer.values(i)) {
    if (name === layer.label || (target === 1 && !told.has(name))) continue;
    rows.append(element("dt", {}, name), element("dd", {}, said(reader, target, value)));
  }
  const extents = layer.extents(i).map(([start, end]) => `${start}\u2013${end}`).join(", ");
  card.replaceChildren(head);
  if (text) card.append(element("blockquote", {}, element("bdi", {}, quoted(text, 280))));
  card.append(rows, referrersOf(reader, layer, i),
    element("p", { class: "maker" }, `${layer.id(i)} \u00b7 ${extents || "no place"} \u00b7 ${layer.made}`));
}

function said(reader, target, value) {
  if (target === 1) return element("q", {}, element("bdi", {}, quoted(reader.stretch(...value))));
  if (target) {
    const found = reader.lookup(value);
    return found ? reference(reader, found, quoted(reader.words(found.layer, found.i))) : shown(value);
  }
  if (value?.rows && value.names) return tableOf(value);
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return element("bdi", {}, shown(value.join(", ")));
  if (typeof value !== "object" || Array.isArray(value)) return element("bdi", {}, plain(value));
  const list = element("dl");
  for (const [name, one] of Object.entries(value)) list.append(element("dt", {}, shown(name)), element("dd", {}, plain(one)));
  return list;
}

const plain = (value) => shown(typeof value === "string" ? value : JSON.stringify(value));

const MOST_ROWS = 6;

function tableOf({ names, rows }) {
  const text = (value) => value === null ? "" : plain(value);
  const line = (cells, name) => element("tr", {}, ...cells.map((one) => element(name, {}, text(one))));
  const table = element("table", {}, line(names, "th"), ...rows.slice(0, MOST_ROWS).map((one) => line(one, "td")));
  if (rows.length <= MOST_ROWS) return table;
  return element("div", {}, table, `and ${rows.length - MOST_ROWS} more`);
}

const MOST_REFERRERS = 30;

function referrersOf(reader, layer, i) {
  const id = layer.id(i), list = element("ul");
  let count = 0;
  for (const other of reader.layers)
    for (const [j, field] of other.referrers(id))
      if (count++ < MOST_REFERRERS)
        list.append(element("li", {}, `${other.name}, ${field}: `,
          reference(reader, { layer: other, i: j }, quoted(reader.words(other, j), 80))));
  if (!count) return "";
  if (count > MOST_REFERRERS) list.append(element("li", {}, `and ${count - MOST_REFERRERS} more`));
  return element("div", { class: "referrers" }, element("h3", {}, "Referred to by"), list);
}
