// Keyboard on the checklist: J/K move between items, 1/2/3 choose an answer, Enter saves; after a save the
// next item without an answer takes the focus. Everything works without this file, with Tab and Space.
"use strict";

(() => {
  const rows = () => Array.from(document.querySelectorAll("[data-check-row]"));
  const typing = (element) => element.matches("textarea, select, input:not([type=radio])");

  const focusRow = (row) => {
    const target = row && (row.querySelector("input[type=radio]:checked") || row.querySelector("input[type=radio], a"));
    if (target) {
      target.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    }
  };

  const move = (step) => {
    const all = rows();
    const here = all.indexOf(document.activeElement.closest("[data-check-row]"));
    focusRow(all[Math.min(Math.max(here + step, 0), all.length - 1)]);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const row = event.target.closest("[data-check-row]");
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (row && ["1", "2", "3"].includes(event.key)) {
      const choice = row.querySelectorAll("input[type=radio]")[Number(event.key) - 1];
      if (!choice) return;
      choice.checked = true;
      choice.focus();
      const needed = { problem: "textarea[name=found]", not_applicable: "input[name=reason]" }[choice.value];
      const field = needed && row.querySelector(needed);
      if (field) field.focus();
    } else return;
    event.preventDefault();
  });

  document.body.addEventListener("htmx:afterSettle", (event) => {
    const row = event.detail.elt.closest && event.detail.elt.closest("[data-check-row]");
    if (!row) return;
    const error = row.querySelector("[data-autofocus]");
    if (error) {
      error.focus();
      return;
    }
    const all = rows();
    const rest = all.slice(all.indexOf(row) + 1);
    focusRow(rest.find((each) => each.querySelector("form") && !each.querySelector("input:checked")) || row);
  });

  document.querySelectorAll("[data-keys]").forEach((hint) => hint.removeAttribute("hidden"));
})();
