"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  root.classList.add("js");

  // A slider for the heat maps and, per gallery, a filter and an order.
  const toolbar = (gallery) => {
    const cards = all(".card", gallery);
    const bar = make("div", { className: "toolbar" });
    const slider = make("input", { type: "range", min: 0, max: 1, step: 0.02, value: 1 });
    slider.addEventListener("input", () => {
      root.style.setProperty("--heat", slider.value);
      all(".toolbar input").forEach((other) => { other.value = slider.value; });
    });
    bar.append(make("label", {}, "heat map", slider));

    const types = Array.from(new Set(cards.map((card) => card.dataset.type))).sort();
    if (types.length > 1) {
      const filter = make("select", {}, new Option("every type", ""));
      types.forEach((type) => filter.add(new Option(type, "=" + type)));
      filter.addEventListener("change", () => cards.forEach((card) => {
        card.hidden = filter.value !== "" ? "=" + card.dataset.type !== filter.value : false;
      }));
      bar.append(make("label", {}, "show", filter));
    }
    if (cards.length > 2) {
      const orders = {
        "as in the report": null,
        "highest score first": (a, b) => b.dataset.score - a.dataset.score,
        "lowest score first": (a, b) => a.dataset.score - b.dataset.score,
        "by file": (a, b) => a.dataset.id.localeCompare(b.dataset.id, "en", { numeric: true }),
      };
      const order = make("select");
      Object.keys(orders).forEach((name) => order.add(new Option(name)));
      order.addEventListener("change", () => {
        const compare = orders[order.value];
        gallery.append(...(compare ? cards.slice().sort(compare) : cards));
      });
      bar.append(make("label", {}, "order", order));
    }
    gallery.before(bar);
  };
  all(".gallery").forEach(toolbar);

  // A click on a heading sorts the table.
  const sortable = (heading) => {
    const value = (row) => {
      const cell = row.cells[heading.cellIndex];
      return cell.dataset.value ? Number(cell.dataset.value) : cell.textContent;
    };
    const compare = (a, b) => (typeof a === "number" ? (typeof b === "number" ? a - b : -1)
      : String(a).localeCompare(String(b), "en", { numeric: true }));
    const sort = () => {
      const descending = heading.getAttribute("aria-sort") === "ascending";
      const body = heading.closest("table").tBodies[0];
      const rows = Array.from(body.rows).sort((a, b) => compare(value(a), value(b)));
      all("th", heading.parentElement).forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
      body.append(...(descending ? rows.reverse() : rows));
    };
    heading.tabIndex = 0;
    heading.addEventListener("click", sort);
    heading.addEventListener("keydown", (event) => { if (event.key === "Enter") sort(); });
  };
  all("th").forEach(sortable);

  // A click on a picture shows it large; the arrow keys go on to its neighbours.
  const dialog = make("dialog");
  document.body.append(dialog);
  let shown = null;
  const show = (card) => {
    shown = card;
    const head = card.querySelector("header").cloneNode(true);
    const panels = card.querySelector(".panels").cloneNode(true);
    const numbers = card.querySelector(".figures-line").cloneNode(true);
    all("[id]", panels).forEach((image) => image.removeAttribute("id"));
    dialog.replaceChildren(head, panels, numbers);
    if (!dialog.open) dialog.showModal();
  };
  const step = (by) => {
    const cards = all(".card:not([hidden])", shown.parentElement);
    const next = cards[cards.indexOf(shown) + by];
    if (next) show(next);
  };
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") step(1);
    if (event.key === "ArrowLeft") step(-1);
  });
  all(".card .panels").forEach((panels) => {
    panels.tabIndex = 0;
    panels.setAttribute("aria-label", "show large");
    panels.addEventListener("click", () => show(panels.closest(".card")));
    panels.addEventListener("keydown", (event) => {
      if (event.key === "Enter") show(panels.closest(".card"));
    });
  });
})();
