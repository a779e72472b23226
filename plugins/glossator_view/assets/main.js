// The page: which document is shown, the address, search, keys, colours, printing.

class Page {
  constructor() {
    this.sections = new Map([...document.querySelectorAll("section.document")]
      .map((one) => [one.dataset.id, one]));
    this.readers = new Map();
    this.findings = {
      input: document.querySelector("#search"),
      output: document.querySelector("#found"),
      list: document.querySelector("#fields"),
    };
    this.documents = this.sections.size > 1 ? new Documents(this) : null;
    this.show([...this.sections.keys()][0]);
    this.follow();
    addEventListener("hashchange", () => this.follow());
    document.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("keydown", (event) => this.key(event));
    this.listenToSearch();
    this.listenToButtons();
    addEventListener("beforeprint", () => this.print(true));
    addEventListener("afterprint", () => this.print(false));
    matchMedia("print").addEventListener("change", (event) => this.print(event.matches));
  }

  show(id, begin = 0) {
    const section = this.sections.get(id);
    if (!section || this.reader?.section === section) return;
    for (const one of this.sections.values()) one.hidden = one !== section;
    this.documents?.shown(id);
    if (!this.readers.has(id)) this.readers.set(id, new Reader(section, this));
    this.reader = this.readers.get(id);
    if (this.search) this.search.steps = null;
    this.search = new Search(this.reader, this.findings, this.documents, begin);
  }

  // Addresses: `#titles:3`, or with several documents `#document/titles:3`.
  hashOf(reader, id) {
    const own = encodeURIComponent(id).replaceAll("%3A", ":");
    return !this.documents ? own : `${encodeURIComponent(reader.section.dataset.id)}/${own}`;
  }

  address(reader, id) {
    try {
      history.replaceState(null, "", "#" + this.hashOf(reader, id));
    } catch { /* A page within another has no address. */ }
  }

  follow(hash = location.hash.slice(1), options = { keepAddress: true }) {
    if (!hash) return;
    const parts = hash.split("/").map(decoded);
    if (parts.length > 1) {
      this.show(parts[0]);
      if (!parts[1]) return scrollTo(0, 0);
    }
    const found = this.reader.lookup(parts.at(-1));
    if (found) this.reader.go(found, options);
  }

  // A link within the page is followed here, since its target may not be drawn yet.
  clicked(event) {
    const link = event.target.closest("a");
    const href = link?.getAttribute("href") ?? "";
    if (!href.startsWith("#") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (href.includes("/") && !href.endsWith("/")) this.follow(href.slice(1), {});
    else if (href.endsWith("/")) location.hash = href;
    else this.follow(href.slice(1), {});
  }

  listenToSearch() {
    const { input } = this.findings;
    let timer = 0;
    const run = () => { timer = 0; this.search.run(); };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(run, 120);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        if (timer) { clearTimeout(timer); run(); }
        this.step(event.shiftKey ? -1 : 1);
      } else if (event.key === "Escape") {
        input.value = "";
        this.search.run();
        this.reader.article.node.focus({ preventScroll: true });
      }
    });
  }

  // The next hit or the one before: behind the last of a document come those of the next one.
  step(by) {
    const id = this.search.isAtEnd(by) ? this.documents?.next(this.reader.section, by) : null;
    if (!id) return this.search.step(by);
    scrollTo(0, 0);
    this.show(id, by);
  }

  listenToButtons() {
    for (const one of document.querySelectorAll("button[data-key]"))
      one.addEventListener("click", () => this.act(one.dataset.key));
  }

  key(event) {
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select");
    const isHelp = document.querySelector("#help").open && event.key !== "?";
    if (event.altKey || event.ctrlKey || event.metaKey || typing || isHelp) return;
    if (this.act(event.key)) event.preventDefault();
  }

  act(key) {
    const reader = this.reader;
    switch (key) {
      case "/": this.findings.input.focus(); this.findings.input.select(); return true;
      case "?": { const help = document.querySelector("#help"); if (help.open) help.close(); else help.showModal(); return true; }
      case "ArrowRight": reader.step(1); return true;
      case "ArrowLeft": reader.step(-1); return true;
      case "ArrowDown": if (reader.current) reader.step(1, true); return Boolean(reader.current);
      case "ArrowUp": if (reader.current) reader.step(-1, true); return Boolean(reader.current);
      case "n": this.step(1); return true;
      case "N": case "p": this.step(-1); return true;
      case "l":
        reader.article.isLabelled = !reader.article.isLabelled;
        reader.changed();
        return true;
      case "t": this.turn(); return true;
      case " ":
      case "Enter": {
        const link = document.activeElement?.matches(".bar") && reader.card.querySelector("a");
        link?.focus?.();
        return Boolean(link);
      }
      case "Escape": {
        if (document.activeElement?.closest(".card") && reader.current) reader.go(reader.current);
        else { reader.current = null; reader.look(null); document.activeElement?.blur(); }
        return true;
      }
    }
    return false;
  }

  // Dark where it is light, and light where it is dark.
  turn() {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  }

  // Bars are measured: what is printed has the width on paper before it is measured.
  print(isPrinting) {
    const root = document.documentElement;
    if (root.classList.contains("printing") === isPrinting) return;
    root.classList.toggle("printing", isPrinting);
    if (isPrinting) {
      this.closed = [...this.reader.section.querySelectorAll(".view:not([open])")];
      for (const one of this.closed) one.open = true;
      this.reader.article.drawAll();
      this.reader.article.svg.replaceChildren();
    } else {
      for (const one of this.closed) one.open = false;
      this.reader.article.redraw();
    }
  }
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// The text is seen before the script is at work; a tab in the background shows nothing, and a
// browser may not tell: then it starts all the same.
await new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  setTimeout(done, 300);
});
new Page();
