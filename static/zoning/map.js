/* Maps of zones (Leaflet), in the place of the picture the page brings along. Shapes come as GeoJSON: from
   data-shapes (an address) or data-source (the id of a JSON script in the page). All texts are set as text. */
(function () {
  "use strict";

  function text(said) {
    var label = document.createElement("span");
    label.textContent = said;
    return label;
  }

  function shape(feature, layer) {
    if (feature.properties.said) { layer.bindPopup(text(feature.properties.said)); }
  }

  function mark(feature, at) {
    return window.L.circleMarker(at, { radius: 0, stroke: false, fill: false, interactive: false }).bindTooltip(
      text(feature.properties.sign),
      { permanent: true, direction: "center", className: "zoning-mark" });
  }

  /* A map in the figure with its tiles, if any; null without Leaflet. */
  function open(figure) {
    var place = figure.querySelector(".zoning-map");
    if (!window.L || !place) { return null; }
    figure.hidden = place.hidden = false;
    figure.classList.add("zoning-mapped");
    var map = window.L.map(place, { attributionControl: figure.dataset.note !== "", scrollWheelZoom: false, zoomSnap: 0.25 });
    if (figure.dataset.tiles) {
      window.L.tileLayer(figure.dataset.tiles, { attribution: figure.dataset.note, maxZoom: 18 }).addTo(map);
    }
    map.zoomControl._zoomInButton.title = "放大";
    map.zoomControl._zoomInButton.setAttribute("aria-label", "放大");
    map.zoomControl._zoomOutButton.title = "缩小";
    map.zoomControl._zoomOutButton.setAttribute("aria-label", "缩小");
    return map;
  }

  /* The features, styled by the classes the picture has. */
  function draw(features, more) {
    return window.L.geoJSON(features, Object.assign({
      style: function (feature) { return { className: feature.properties.kind }; },
      pointToLayer: mark,
      onEachFeature: shape,
    }, more));
  }

  /* On the map; features that name a layer can be chosen: the last layer lies above the others. */
  function show(map, found) {
    var names = found.features.map(function (feature) { return feature.properties.layer || ""; });
    names = names.filter(function (name, index) { return names.indexOf(name) === index; });
    var layers = names.map(function (name) {
      return draw(found.features.filter(function (feature) { return (feature.properties.layer || "") === name; }));
    });
    var last = layers[layers.length - 1];
    if (layers.length > 1) {
      var choices = {};
      names.slice(0, -1).forEach(function (name, index) { choices[name] = layers[index]; });
      var above = {};
      above[names[names.length - 1]] = last;
      window.L.control.layers(choices, above, { collapsed: false }).addTo(map);
      layers[layers.length - 2].addTo(map);
      map.on("baselayerchange", function () { if (map.hasLayer(last)) { last.bringToFront(); } });
    }
    last.addTo(map);
    return window.L.featureGroup(layers);
  }

  function back(figure, map) {
    map.remove();
    figure.querySelector(".zoning-map").hidden = true;
    figure.classList.remove("zoning-mapped");
  }

  function fill(figure) {
    var map = open(figure);
    if (!map) { return; }
    var source = figure.dataset.source ? document.getElementById(figure.dataset.source) : null;
    var got = source
      ? Promise.resolve(JSON.parse(source.textContent))
      : fetch(figure.dataset.shapes).then(function (answer) {
        if (!answer.ok) { throw new Error(String(answer.status)); }
        return answer.json();
      });
    got.then(function (found) {
      map.fitBounds(show(map, found).getBounds(), { padding: [12, 12] });
    }).catch(function () { back(figure, map); });
  }

  window.zoningMap = { open: open, draw: draw };
  document.querySelectorAll("[data-zone-map]").forEach(fill);
})();
