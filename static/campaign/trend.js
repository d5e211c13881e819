/* The two charts of the issue trend: the same numbers as the tables (json_script), drawn on canvases. */
(function () {
  "use strict";
  var source = document.getElementById("trend-data");
  if (!source || !window.echarts) { return; }
  var data = JSON.parse(source.textContent);
  document.querySelectorAll("[data-chart-card]").forEach(function (card) { card.hidden = false; });
  var text = { fontFamily: getComputedStyle(document.body).fontFamily, color: "#1c2733" };
  var lines = { lineStyle: { color: "#e5eaef" } };
  var stripes = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4, color: "rgba(255,255,255,.22)" };
  var dots = { symbol: "circle", symbolSize: 0.6, dashArrayX: [[4, 4], [0, 4, 4, 0]], dashArrayY: [4, 0], color: "rgba(255,255,255,.55)" };
  var charts = [];

  function draw(id, option) {
    var place = document.getElementById(id);
    var chart = window.echarts.init(place, null, { renderer: "canvas" });
    chart.setOption(option);
    charts.push(chart);
  }

  draw("trend-chart", {
    animation: false, textStyle: text,
    legend: { top: 0, left: "center" },
    grid: { top: window.innerWidth < 600 ? 60 : 36, left: 8, right: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText" },
    xAxis: { type: "category", data: data.weeks },
    yAxis: { type: "value", minInterval: 1, splitLine: lines },
    series: [
      { name: "本周发现", type: "bar", data: data.found, itemStyle: { color: "#4a8ccb", decal: dots }, barMaxWidth: 18 },
      { name: "本周销号", type: "bar", data: data.closed, itemStyle: { color: "#9ccfae" }, barMaxWidth: 18 },
      { name: "期末在办", type: "line", data: data.open, symbol: "circle", symbolSize: 8, itemStyle: { color: "#1f3864" }, lineStyle: { width: 3 } },
      { name: "期末逾期", type: "line", data: data.overdue, symbol: "triangle", symbolSize: 10, itemStyle: { color: "#a3161b" }, lineStyle: { width: 3, type: "dashed" } }
    ]
  });

  document.getElementById("age-chart").style.height = Math.max(12, 5 + data.units.length * 1.9) + "rem";
  var COLORS = ["#9ccfae", "#4a8ccb", "#c98a1b", "#a3161b"];
  var DECALS = [{ symbol: "none" }, dots, { symbol: "none" }, stripes];
  draw("age-chart", {
    animation: false, textStyle: text,
    legend: { top: 0, left: "center" },
    grid: { top: window.innerWidth < 600 ? 60 : 36, left: 8, right: 40, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" } },
    xAxis: { type: "value", minInterval: 1, splitLine: lines },
    yAxis: { type: "category", inverse: true, data: data.units, axisTick: { show: false }, axisLabel: { width: window.innerWidth < 600 ? 90 : 190, overflow: "truncate" } },
    series: data.ages.map(function (counts, i) {
      return { name: data.age_titles[i], type: "bar", stack: "all", barMaxWidth: 18, data: counts,
        itemStyle: { color: COLORS[i], decal: DECALS[i] },
        label: { show: true, color: i ? "#fff" : "#1c2733", fontSize: 12, fontWeight: "bold", textBorderColor: COLORS[i], textBorderWidth: 4, formatter: function (p) { return p.value || ""; } } };
    })
  });
  window.addEventListener("resize", function () { charts.forEach(function (chart) { chart.resize(); }); });
})();
