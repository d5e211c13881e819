/* Large text, high contrast, quick exit. Runs before the page is painted, so nothing jumps. */
(function () {
  "use strict";
  var root = document.documentElement;
  var MODES = ["large", "contrast"];

  function stored(mode) { try { return localStorage.getItem("yg-" + mode) === "1"; } catch (e) { return false; } }
  function store(mode, on) {
    try { if (on) { localStorage.setItem("yg-" + mode, "1"); } else { localStorage.removeItem("yg-" + mode); } } catch (e) { return; }
  }
  MODES.forEach(function (mode) { root.classList.toggle(mode, stored(mode)); });

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-mode]").forEach(function (button) {
      var mode = button.dataset.mode;
      button.hidden = false;
      button.setAttribute("aria-pressed", String(root.classList.contains(mode)));
      button.addEventListener("click", function () {
        var on = root.classList.toggle(mode);
        store(mode, on);
        button.setAttribute("aria-pressed", String(on));
      });
    });
    document.querySelectorAll("[data-quick-exit]").forEach(function (link) {
      link.addEventListener("click", function (event) {
        event.preventDefault();
        location.replace(link.href);
      });
    });
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
    var summary = document.querySelector("[data-autofocus]");
    if (summary) { summary.focus(); }
  });
})();
