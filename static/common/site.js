/* What the pages do better with a script; each works without it. */
(function () {
  "use strict";

  var SENTENCES = {
    403: "您没有办理这项操作的权限，请联系本单位的安全管理员。",
    404: "这条记录不存在，或不在您的管辖范围内，请刷新页面。",
    413: "上传的文件太大，请压缩后再试。",
    429: "操作太频繁，请稍等一分钟再试。"
  };

  function say(text, tone) {
    var place = document.getElementById("messages") || document.body;
    var box = document.createElement("div");
    box.className = "alert alert-" + (tone || "danger") + " yg-alert";
    box.setAttribute("role", "alert");
    box.textContent = text;
    place.replaceChildren(box);
    box.scrollIntoView({ block: "nearest" });
  }

  /* The body of a page may be swapped later: listeners sit on the document. */
  document.addEventListener("htmx:beforeRequest", function () { document.body.classList.add("yg-loading"); });
  document.addEventListener("htmx:afterRequest", function () { document.body.classList.remove("yg-loading"); });
  document.addEventListener("htmx:responseError", function (event) {
    var status = event.detail.xhr.status;
    say(SENTENCES[status] || "系统出了问题（" + status + "），您填写的内容仍在页面上，请稍后再试。");
  });
  document.addEventListener("htmx:sendError", function () {
    say("网络不通，您填写的内容仍在页面上，请检查网络后再试。");
  });
  document.addEventListener("htmx:afterSwap", focusErrors);

  function focusErrors() {
    var summary = document.querySelector("[data-autofocus]");
    if (summary) { summary.focus(); }
  }

  /* Questions before acts that cannot be taken back: data-confirm on a form or on its button. */
  function ask(text, go) {
    var dialog = document.createElement("dialog");
    if (!dialog.showModal) { if (window.confirm(text)) { go(); } return; }
    var words = document.createElement("p");
    var row = document.createElement("div");
    var no = document.createElement("button");
    var yes = document.createElement("button");
    dialog.className = "yg-ask";
    row.className = "btn-list";
    words.textContent = text;
    no.type = yes.type = "button";
    no.className = "btn";
    no.textContent = "再想想";
    yes.className = "btn btn-primary";
    yes.textContent = "确定";
    row.append(no, yes);
    dialog.append(words, row);
    no.addEventListener("click", function () { dialog.close(); });
    yes.addEventListener("click", function () { dialog.close(); go(); });
    dialog.addEventListener("close", function () { dialog.remove(); });
    document.body.append(dialog);
    dialog.showModal();
  }

  var agreed = null;
  document.addEventListener("submit", function (event) {
    var form = event.target;
    var button = event.submitter;
    var text = (button && button.dataset.confirm) || form.dataset.confirm;
    if (text && agreed !== form) {
      event.preventDefault();
      event.stopPropagation();
      ask(text, function () {
        agreed = form;
        form.requestSubmit(button || undefined);
        agreed = null;
      });
      return;
    }
    dirty.delete(form);
    if (form.method === "post" && !form.hasAttribute("hx-post")) {
      /* A second click must not hand in twice. A download leaves the page in place: give the buttons back. */
      setTimeout(function () { switchButtons(form, true); }, 0);
      setTimeout(function () { switchButtons(form, false); }, 5000);
    }
  }, true);
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form").forEach(function (form) { switchButtons(form, false); });
  });

  function switchButtons(form, off) {
    form.querySelectorAll("button[type=submit]:not([data-off])").forEach(function (b) { b.disabled = off; });
  }

  /* Leaving a half-filled form. */
  var dirty = new Set();
  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (form && form.hasAttribute("data-guard")) { dirty.add(form); }
  });
  window.addEventListener("beforeunload", function (event) {
    dirty.forEach(function (form) { if (!form.isConnected) { dirty.delete(form); } });
    if (dirty.size) { event.preventDefault(); event.returnValue = ""; }
  });

  /* "/" goes to the quick search; Escape closes the menus. */
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) {
      var search = document.querySelector("[data-quick-search], input[type=search]");
      if (search) { event.preventDefault(); search.focus(); }
    }
    if (event.key === "Escape") {
      document.querySelectorAll("details.yg-user[open]").forEach(function (menu) { menu.open = false; });
      if (location.hash === "#nav") { location.hash = "content"; }
    }
  });
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.yg-user[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) { menu.open = false; }
    });
    if (event.target.closest("[data-print]")) { window.print(); }
  });

  /* A table that scrolls sideways must be reachable by keyboard. */
  function reachTables() {
    document.querySelectorAll(".table-responsive:not([tabindex])").forEach(function (box) {
      if (box.scrollWidth <= box.clientWidth) { return; }
      var heading = document.querySelector("h1");
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", (heading ? heading.textContent.trim() : "") + "表格，可左右滚动");
    });
  }
  document.addEventListener("htmx:afterSwap", reachTables);
  window.addEventListener("resize", reachTables);

  /* Scripts are deferred: the page is parsed when this runs. */
  focusErrors();
  reachTables();
})();
