/* The QR code carries number and code behind the #, which no server ever sees: fill them in, then wipe them. */
(function () {
  "use strict";
  var parts = decodeURIComponent(location.hash.slice(1)).split(".");
  var form = document.querySelector("[data-track]");
  if (!form || parts.length !== 2) { return; }
  form.elements.number.value = parts[0];
  form.elements.code.value = parts[1];
  history.replaceState(null, "", location.pathname);
  form.querySelector("[type=submit]").focus();
})();
