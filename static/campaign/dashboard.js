/* The chart under the matrix: the same numbers as the table (json_script), drawn on a canvas. */
(function () {
  "use strict";
  var place = document.getElementById("board-chart");
  var source = document.getElementById("board-data");
  if (!place || !source || !window.echarts) { return; }
  document.getElementById("board-chart-card").hidden = false;
  var data = JSON.parse(source.textContent);
  var many = data.units.length;
  place.style.height = Math.max(14, 5 + many * 1.9) + "rem";

  var chart = window.echarts.init(place, null, { renderer: "canvas" });
  /* Patterns as well as colours: legible in greyscale and to colour-blind eyes. */
  var SERIES = [
    { name: "已逾期", color: "#a3161b", decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4, color: "rgba(255,255,255,.45)" } },
    { name: "在办未逾期", color: "#4a8ccb", decal: { symbol: "circle", symbolSize: 0.6, dashArrayX: [[4, 4], [0, 4, 4, 0]], dashArrayY: [4, 0], color: "rgba(255,255,255,.55)" } },
    { name: "已销号", color: "#9ccfae", decal: { symbol: "none" } }
  ];
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: "#1c2733" },
    legend: { top: 0, left: "center", itemWidth: 22, itemHeight: 12 },
    grid: { top: 36, left: 8, right: 40, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" } },
    xAxis: { type: "value", minInterval: 1, splitLine: { lineStyle: { color: "#e5eaef" } } },
    yAxis: { type: "category", inverse: true, data: data.units, axisTick: { show: false },
      axisLabel: { width: window.innerWidth < 600 ? 90 : 190, overflow: "truncate" } },
    series: SERIES.map(function (s, i) {
      return {
        name: s.name, type: "bar", stack: "all", barMaxWidth: 18,
        itemStyle: { color: s.color, decal: s.decal },
        label: { show: true, color: i === 2 ? "#1c2733" : "#fff", fontSize: 12, fontWeight: "bold", textBorderColor: s.color, textBorderWidth: 3, formatter: function (p) { return p.value || ""; } },
        data: data.opened.map(function (row) { return row[i]; })
      };
    })
  });
  window.addEventListener("resize", function () { chart.resize(); });
})();
