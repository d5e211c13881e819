/* The polygon of a zone drawn by hand (Leaflet with Geoman): what is on the map stands in the text field, which
   the form sends; lines snap to the neighbours and to the outline. Without scripts the text field is the way. */
(function () {
  "use strict";
  var figure = document.querySelector("[data-draw]");
  var form = document.getElementById("draw-form");
  var tools = window.zoningMap;
  var map = figure && form && tools ? tools.open(figure) : null;
  if (!map || !map.pm) { return; }
  var field = form.elements.shape;
  var told = figure.querySelector("[data-told]");

  var around = tools.draw(JSON.parse(document.getElementById("zones-around").textContent),
    { interactive: false, pmIgnore: true, snapIgnore: false });

  /* Each part of a multipolygon is a polygon of its own while it is drawn. */
  function parts(written) {
    var found;
    try { found = JSON.parse(written); } catch (error) { return []; }
    var shape = found.geometry || found;
    if (shape.type === "Polygon") { return [shape.coordinates]; }
    return shape.type === "MultiPolygon" ? shape.coordinates : [];
  }

  function add(rings) {
    window.L.geoJSON({ type: "Polygon", coordinates: rings }, { className: "zoning-zone zoning-mine" })
      .eachLayer(function (layer) { watch(layer.addTo(map)); });
  }

  function drawn() {
    return map.pm.getGeomanLayers().filter(function (layer) {
      return layer instanceof window.L.Polygon && !layer.options.pmIgnore && !layer._pmTempLayer;
    });
  }

  function write() {
    var shapes = [];
    drawn().forEach(function (layer) {
      var found = layer.toGeoJSON(7).geometry;
      shapes = shapes.concat(found.type === "Polygon" ? [found.coordinates] : found.coordinates);
    });
    var points = shapes.reduce(function (sum, rings) {
      return sum + rings.reduce(function (all, ring) { return all + ring.length - 1; }, 0);
    }, 0);
    var shape = shapes.length === 1 ? { type: "Polygon", coordinates: shapes[0] } : { type: "MultiPolygon", coordinates: shapes };
    field.value = shapes.length ? JSON.stringify(shape) : "";
    told.textContent = shapes.length ? "现有 " + shapes.length + " 块、" + points + " 个顶点，还没有保存。" : "还没有图形。";
  }

  function watch(layer) {
    layer.on("pm:edit pm:cut pm:update", write);
  }

  map.pm.setLang("zh");
  map.pm.setGlobalOptions({
    snappable: true, snapDistance: 15, allowSelfIntersection: false, limitMarkersToCount: 300,
    pathOptions: { className: "zoning-zone zoning-mine" },
  });
  map.pm.addControls({
    position: "topleft", drawMarker: false, drawCircleMarker: false, drawPolyline: false, drawRectangle: false,
    drawCircle: false, drawText: false, dragMode: false, rotateMode: false,
  });
  // Geoman titles the box around a button; who hears the page needs the name on the button itself.
  map.getContainer().querySelectorAll(".button-container[title] > a").forEach(function (button) {
    button.setAttribute("aria-label", button.parentElement.title);
  });
  map.on("pm:create", function (event) { watch(event.layer); write(); });
  map.on("pm:cut pm:remove", function (event) { if (event.layer) { watch(event.layer); } write(); });

  var begun = parts(field.value);
  var whole = window.L.geoJSON({ type: "MultiPolygon", coordinates: begun });
  var bounds = begun.length ? whole.getBounds() : around.getBounds();
  if (bounds.isValid()) { map.fitBounds(bounds, { padding: [40, 40] }); } else { map.setView([35.76, 115.03], 11); }
  around.addTo(map);
  begun.forEach(add);
  field.addEventListener("change", function () {
    drawn().forEach(function (layer) { layer.remove(); });
    parts(field.value).forEach(add);
  });
})();
