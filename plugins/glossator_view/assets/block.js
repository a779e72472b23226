// A block of the text, and where its code points are in the page.

class Block {
  constructor(node, number, start, end) {
    Object.assign(this, { node, number, start, end, drawn: false, lanes: null });
  }

  get texts() {
    const walker = document.createTreeWalker(this.node, NodeFilter.SHOW_TEXT);
    let at = 0;
    this.known = [];
    while (walker.nextNode()) {
      this.known.push([walker.currentNode, at]);
      at += walker.currentNode.data.length;
    }
    const text = this.text;
    // Only where a character has two units do code points and units part.
    this.units = null;
    if (/[\ud800-\udbff]/.test(text)) {
      this.units = [];
      for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1)
        this.units.push(unit);
      this.units.push(text.length);
    }
    Object.defineProperty(this, "texts", { value: this.known });
    return this.known;
  }

  get text() { return this.node.textContent; }

  // Where a code point of the document is: a text node, and the unit in it.
  place(offset, isEnd) {
    const texts = this.texts, inside = Math.min(Math.max(offset - this.start, 0), this.end - this.start);
    const unit = this.units ? this.units[inside] : inside;
    return this.placeOfUnit(texts, unit, isEnd);
  }

  placeOfUnit(texts, unit, isEnd) {
    let i = texts.length - 1;
    while (i > 0 && (isEnd ? texts[i][1] >= unit : texts[i][1] > unit)) i--;
    return texts.length ? [texts[i][0], unit - texts[i][1]] : [this.node, 0];
  }

  range(start, end) {
    const range = new Range();
    range.setStart(...this.place(start, false));
    range.setEnd(...this.place(end, start < end));
    return range;
  }

  rangeOfUnits(start, end) {
    const range = new Range();
    range.setStart(...this.placeOfUnit(this.texts, start, false));
    range.setEnd(...this.placeOfUnit(this.texts, end, true));
    return range;
  }

  offsetOf(node, inside) {
    const found = this.texts.find(([one]) => one === node);
    if (!found) return -1;
    const unit = found[1] + inside;
    return this.start + (this.units ? lowest(this.units, unit) : unit);
  }
}
