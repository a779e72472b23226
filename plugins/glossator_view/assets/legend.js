// The list of layers and labels, each with its count, to turn them on and off.

function fillLegend(reader, legend) {
  const list = element("ul");
  const first = [...reader.layers].sort((a, b) => b.on - a.on);  // what is drawn, then what may be
  for (const layer of first) list.append(layerRow(reader, layer));
  legend.append(list);
  for (const one of reader.data.failed ?? [])
    legend.append(element("p", { class: "trouble" }, shown(one)));
}

function layerRow(reader, layer) {
  const box = checkbox(layer.on, (isOn) => {
    layer.on = isOn;
    reader.changed();
  });
  box.dataset.layer = layer.name;
  const name = element("label", {}, box, swatch(layer.colour), ` ${layer.name} `, count(layer.count));
  const row = element("li", {}, name);
  if (layer.stale)
    name.append(" ", element("span", { class: "stale", title: "made from something else than what stands here" }, "stale"));
  if (layer.counts.size) {
    const labels = element("ul");
    for (const [label, number] of layer.counts) {
      const own = checkbox(true, (isOn) => {
        if (isOn) layer.off.delete(label); else layer.off.add(label);
        reader.changed();
      });
      own.dataset.label = label;
      labels.append(element("li", {}, element("label", {}, own, swatch(layer.ranks.get(label), "label"),
        " ", element("bdi", {}, label ? shown(label) : "(none)"), " ", count(number))));
    }
    row.append(element("details", {}, element("summary", { "aria-label": `labels of ${layer.name}` }, "labels"), labels));
  }
  return row;
}

function checkbox(isOn, change) {
  const made = element("input", { type: "checkbox" });
  made.checked = isOn;
  made.addEventListener("change", () => change(made.checked));
  return made;
}

function swatch(rank, kind = "") {
  return element("i", { class: `swatch c${rank % 8} ${rank > 7 ? "striped" : ""} ${kind}`, "aria-hidden": "true" });
}

const count = (number) => element("small", {}, number.toLocaleString("en"));
