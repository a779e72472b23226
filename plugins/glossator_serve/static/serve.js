// What makes the pages quicker to use; all of them work without it.

const text = document.querySelector("textarea[data-example]");

// "/" leads to the search, as on the page of a document.
addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select");
  const search = document.querySelector("#q, #beginning");
  if (event.key !== "/" || isTyping || event.altKey || event.ctrlKey || event.metaKey || !search) return;
  event.preventDefault();
  search.focus();
  search.select();
});

// A choice in the list of orders is a wish to see it.
document.querySelector("select[name=sort]")?.addEventListener("change", (event) =>
  event.target.form.requestSubmit());

// Fields that say nothing need not stand in the address.
document.querySelector("form.find")?.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
});

if (text) {
  const form = text.form;
  const busy = document.querySelector("#busy");
  const submit = form.querySelector("button.main");
  if (!text.value) {
    const example = document.createElement("button");
    example.type = "button";
    example.textContent = "Take an example";
    example.addEventListener("click", () => { text.value = text.dataset.example; text.focus(); });
    submit.after(" ", example);
  }
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    busy.textContent = "Annotating…";
    setTimeout(() => { submit.disabled = true; });
  });
  // Who comes back with the browser's button finds the form as it was.
  addEventListener("pageshow", () => { submit.disabled = false; busy.textContent = ""; });
}
