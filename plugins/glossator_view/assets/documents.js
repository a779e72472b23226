// Several documents in one page: their list, and how often each has what is searched for.

class Documents {
  constructor(page) {
    this.page = page;
    this.ids = [...page.sections.keys()];
    const links = new Map([...document.querySelectorAll("nav a")].map((one) => [one.hash, one]));
    this.links = new Map([...page.sections].map(([id, one]) => [id, links.get(one.dataset.hash)]));
    this.counts = new Map();
  }

  shown(id) {
    for (const [other, link] of this.links) link.toggleAttribute("aria-current", other === id);
  }

  // Counts the hits of the documents that are not shown; may be stopped between two paragraphs.
  *search(pattern, shown) {
    for (const [id, section] of this.page.sections) {
      if (section === shown) continue;
      let count = 0;
      for (const text of this.texts(id, section)) {
        for (const _ of text.matchAll(pattern)) count++;
        yield;
      }
      this.counts.set(id, count);
    }
  }

  // A document that was shown has bars among its words.
  texts(id, section) {
    const blocks = this.page.readers.get(id)?.article.blocks;
    return blocks ? blocks.map((one) => one.text)
      : [...section.querySelectorAll("article > p")].map((one) => one.textContent);
  }

  tell(shown, count) {
    if (count !== null) this.counts.set(shown.dataset.id, count);
    for (const [id, link] of this.links) {
      const found = count === null ? 0 : this.counts.get(id) ?? 0;
      link.parentNode.querySelector("b")?.remove();
      if (found) link.after(element("b", { "aria-label": `${found} found` }, ` ${found}`));
    }
  }

  // The next document, or the one before, that has hits; none where no other has.
  next(shown, by) {
    const { ids } = this, from = ids.indexOf(shown.dataset.id);
    for (let i = 1; i < ids.length; i++) {
      const id = ids.at((from + by * i) % ids.length);
      if (this.counts.get(id)) return id;
    }
    return null;
  }
}
