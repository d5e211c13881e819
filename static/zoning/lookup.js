/* Suggestions while an address is typed; the place of the telephone; a map, loaded only when it is asked for.
   Nothing is kept: what is typed travels in the body of a POST, a point in two hidden fields. */
(function () {
  "use strict";
  var form = document.getElementById("ask");
  var map = document.getElementById("zone-map");
  if (!form || !map) { return; }
  var address = form.elements.address;
  var said = form.querySelector("[data-said]");
  var opened = null;

  function say(text) { said.textContent = text; }

  address.setAttribute("hx-post", map.dataset.suggest);
  address.setAttribute("hx-trigger", "input changed delay:250ms");
  address.setAttribute("hx-target", "#known-names");
  address.setAttribute("hx-sync", "this:replace");
  if (window.htmx) { window.htmx.process(address); }

  function point(longitude, latitude) {
    form.elements.lon.value = longitude.toFixed(6);
    form.elements.lat.value = latitude.toFixed(6);
    address.value = "";
  }
  address.addEventListener("input", function () {
    form.elements.lon.value = form.elements.lat.value = "";
  });

  form.querySelector("[data-tools]").hidden = false;
  var locate = form.querySelector("[data-locate]");
  if (!navigator.geolocation || !window.isSecureContext) { locate.hidden = true; }
  locate.addEventListener("click", function () {
    say("正在取得位置……");
    navigator.geolocation.getCurrentPosition(function (found) {
      point(found.coords.longitude, found.coords.latitude);
      form.requestSubmit();
    }, function () {
      say("没有取得位置，请写住址，或者在地图上点。");
    }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 0 });
  });

  function load(done) {
    if (window.L) { done(); return; }
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = map.dataset.style;
    document.head.appendChild(style);
    var script = document.createElement("script");
    script.src = map.dataset.script;
    script.onload = done;
    script.onerror = function () { say("地图没有打开，请写住址，或者看片区的表格。"); };
    document.head.appendChild(script);
  }

  var layer = null;
  var pin = null;
  function zones() {
    var stage = form.querySelector("input[name=stage]:checked");
    var query = new URLSearchParams({ stage: stage ? stage.value : "primary", county: form.elements.county.value });
    fetch(map.dataset.zones + "?" + query).then(function (answer) { return answer.json(); }).then(function (found) {
      if (layer) { layer.remove(); }
      layer = window.L.geoJSON(found, {
        style: { color: "#17599c", weight: 2, fillOpacity: 0.12 },
        onEachFeature: function (feature, shape) {
          var label = document.createElement("span");
          label.textContent = feature.properties.name + "：" + feature.properties.schools;
          shape.bindTooltip(label);
        },
      }).addTo(opened);
      if (found.features.length) { opened.fitBounds(layer.getBounds()); } else { say("这里还没有公布片区的图形，请写住址查。"); }
    }).catch(function () { say("片区没有读到，请写住址，或者看片区的表格。"); });
  }

  function start() {
    opened = window.L.map(map, { attributionControl: map.dataset.note !== "" }).setView([35.76, 115.03], 10);
    if (map.dataset.tiles) {
      window.L.tileLayer(map.dataset.tiles, { attribution: map.dataset.note, maxZoom: 18 }).addTo(opened);
    }
    opened.zoomControl._zoomInButton.title = "放大";
    opened.zoomControl._zoomOutButton.title = "缩小";
    opened.on("click", function (event) {
      point(event.latlng.lng, event.latlng.lat);
      if (pin) { pin.setLatLng(event.latlng); } else { pin = window.L.circleMarker(event.latlng, { color: "#a3161b", radius: 8 }).addTo(opened); }
      say("已选好位置，请按“查学校”。");
    });
    zones();
  }

  form.querySelector("[data-open-map]").addEventListener("click", function (event) {
    var open = map.hidden;
    map.hidden = !open;
    form.querySelector("[data-map-note]").hidden = !open;
    event.currentTarget.setAttribute("aria-expanded", String(open));
    if (!open) { return; }
    load(function () { if (opened) { opened.invalidateSize(); } else { start(); } });
  });
  ["stage", "county"].forEach(function (name) {
    form.addEventListener("change", function (event) { if (event.target.name === name && opened) { zones(); } });
  });
})();
