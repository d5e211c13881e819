/* Lists by keyboard and without reloading; every link and form works without this file. */
(function () {
  "use strict";

  function table() { return document.querySelector("#table"); }
  function rows() { return Array.from(document.querySelectorAll(".ledger-table tbody tr")); }
  function typing(target) { return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "checkbox"; }

  /* Sort and page links swap the table alone and leave their address behind. */
  document.addEventListener("click", function (event) {
    var link = event.target.closest("[data-ledger-swap]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.htmx) { return; }
    event.preventDefault();
    go(link.href);
  });

  function go(address) {
    window.htmx.ajax("GET", address, { target: "#table", swap: "innerHTML" }).then(function () {
      history.replaceState(null, "", address);
      table().scrollIntoView({ block: "nearest" });
    });
  }

  /* A chosen filter acts at once; the button stays for those without this file. */
  document.addEventListener("change", function (event) {
    var form = event.target.form;
    if (form && form.hasAttribute("data-ledger-filters") && event.target.tagName === "SELECT") { form.requestSubmit(); }
    if (event.target.hasAttribute("data-ledger-all")) {
      rows().forEach(function (row) {
        var box = row.querySelector("input[name=row]");
        if (box) { box.checked = event.target.checked; }
      });
    }
  });

  function showAll() {
    document.querySelectorAll("[data-ledger-all]").forEach(function (box) { box.hidden = false; });
  }
  document.addEventListener("htmx:afterSwap", showAll);
  showAll();

  /* On a phone the filters would push the table off the screen. */
  if (window.matchMedia("(max-width: 575px)").matches) {
    document.querySelectorAll("[data-ledger-narrow]").forEach(function (box) { box.open = false; });
  }

  /* j and k walk the rows, x ticks one, Enter opens it. */
  document.addEventListener("keydown", function (event) {
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) { return; }
    var all = rows();
    var at = all.findIndex(function (row) { return row.classList.contains("is-current"); });
    if (event.key === "j" || event.key === "k") {
      var next = all[Math.max(0, Math.min(all.length - 1, at + (event.key === "j" ? 1 : -1)))];
      if (!next) { return; }
      if (at >= 0) { all[at].classList.remove("is-current"); }
      next.classList.add("is-current");
      next.scrollIntoView({ block: "nearest" });
      next.querySelector("a").focus({ preventScroll: true });
    } else if (event.key === "x" && at >= 0) {
      var box = all[at].querySelector("input[name=row]");
      if (box) { box.checked = !box.checked; }
    } else if (event.key === "Enter" && at >= 0 && event.target === document.body) {
      all[at].querySelector("a").click();
    }
  });
})();
