<?xml version="1.0" encoding="UTF-8"?>
<!-- The roll-up as one page without anything from elsewhere: units and systems, state, findings, links to the papers; filter and sort; printable. The filter also follows
     the address (#q=words&state=faulty), so that a view can be passed on. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="str">
  <xsl:import href="common.xsl"/>
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>

  <xsl:template match="/roll-up">
    <html lang="zh-CN">
      <head>
        <title><xsl:value-of select="@name"/>　等级保护备案汇总</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <link rel="icon" href="data:,"/>
        <style><xsl:call-template name="style"/></style>
      </head>
      <body>
        <h1><xsl:value-of select="@name"/>　等级保护备案汇总</h1>
        <p id="totals">
          <xsl:text>单位 </xsl:text><b><xsl:value-of select="count(unit)"/></b>
          <xsl:text>，信息系统 </xsl:text><b><xsl:value-of select="count(unit/system)"/></b>
          <xsl:text>（第二级 </xsl:text><xsl:value-of select="count(unit/system[@level = 2])"/>
          <xsl:text>，第三级 </xsl:text><xsl:value-of select="count(unit/system[@level = 3])"/>
          <xsl:text>，第四级 </xsl:text><xsl:value-of select="count(unit/system[@level = 4])"/>
          <xsl:text>，第五级 </xsl:text><xsl:value-of select="count(unit/system[@level = 5])"/>
          <xsl:text>），有误的单位 </xsl:text><b><xsl:value-of select="count(unit[@written = 'no' or @written = 'lost'])"/></b>
        </p>
        <form id="filter" onsubmit="return false">
          <label>查找 <input id="words" type="search" placeholder="单位、系统"/></label>
          <label>状态 <select id="state"><option value="">全部</option><option value="complete">齐全</option><option value="to-fill">待填</option><option value="faulty">有误</option><option value="lost">中断</option><option value="waiting">未生成</option></select></label>
          <label>等级 <select id="level"><option value="">全部</option><option value="2">第二级</option><option value="3">第三级</option><option value="4">第四级</option><option value="5">第五级</option></select></label>
          <output id="shown"/>
        </form>
        <table id="units">
          <thead><tr><th>单位编号</th><th>单位名称</th><th>信息系统与等级</th><th>状态</th><th>错误</th><th>警告</th><th>待填</th><th>材料</th></tr></thead>
          <tbody><xsl:apply-templates select="unit"/></tbody>
        </table>
        <script><xsl:call-template name="script"/></script>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="unit">
    <xsl:variable name="state"><xsl:call-template name="state"/></xsl:variable>
    <tr data-state="{$state}">
      <xsl:attribute name="data-levels"><xsl:for-each select="system"><xsl:value-of select="concat(@level, ' ')"/></xsl:for-each></xsl:attribute>
      <td><xsl:value-of select="@id"/></td>
      <td><xsl:value-of select="@name"/><small><xsl:value-of select="@path"/></small></td>
      <td><xsl:for-each select="system"><div><xsl:value-of select="concat(@number, '　', @name, '　第')"/><xsl:call-template name="level-label"/>级</div></xsl:for-each></td>
      <td class="{$state}"><xsl:call-template name="state-label"><xsl:with-param name="state" select="$state"/></xsl:call-template></td>
      <td class="n"><xsl:value-of select="@errors"/></td>
      <td class="n"><xsl:value-of select="@warnings"/></td>
      <td class="n"><xsl:value-of select="sum(file[@paper != 'dossier']/@to-fill)"/></td>
      <td>
        <xsl:if test="file"><details><summary><xsl:value-of select="count(file)"/> 份</summary><xsl:for-each select="file"><a href="{str:encode-uri(concat(../@id, '/', @path), true())}"><xsl:value-of select="@title"/></a></xsl:for-each></details></xsl:if>
        <xsl:if test="finding"><details><summary><xsl:value-of select="count(finding)"/> 条</summary><xsl:for-each select="finding"><p><xsl:value-of select="concat(@file, ':', @line, ':', @col, '　', .)"/></p></xsl:for-each></details></xsl:if>
      </td>
    </tr>
  </xsl:template>

  <xsl:template name="style">
body { font: 14px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 24px; color: #222; }
h1 { font-size: 20px; margin: 0 0 8px; }
form label { margin-right: 16px; }
input, select { font: inherit; padding: 2px 6px; }
table { border-collapse: collapse; width: 100%; margin-top: 12px; }
th, td { border: 1px solid #bbb; padding: 4px 8px; text-align: left; vertical-align: top; }
th { background: #eee; position: sticky; top: 0; cursor: pointer; white-space: nowrap; }
th[data-order="1"]::after { content: " ▲"; } th[data-order="-1"]::after { content: " ▼"; }
td.n { text-align: right; } small { display: block; color: #666; }
td.complete { background: #dff2df; } td.to-fill { background: #fff4cc; } td.faulty, td.lost { background: #f9d6d5; } td.waiting { background: #eee; }
details a, details p { display: block; margin: 2px 0; }
@media print { form { display: none; } th { position: static; } body { margin: 0; font-size: 10px; } tr { break-inside: avoid; } }
  </xsl:template>

  <xsl:template name="script">
(function () {
  var body = document.querySelector("#units tbody"), rows = Array.prototype.slice.call(body.rows);
  var words = document.getElementById("words"), state = document.getElementById("state"), level = document.getElementById("level");
  function show() {
    var q = words.value.trim().toLowerCase(), n = 0;
    rows.forEach(function (row) {
      var text = (row.cells[0].textContent + " " + row.cells[1].textContent + " " + row.cells[2].textContent).toLowerCase();
      var hit = text.indexOf(q) !== -1;
      hit = hit ? !state.value || row.dataset.state === state.value : false;
      hit = hit ? !level.value || row.dataset.levels.split(" ").indexOf(level.value) !== -1 : false;
      row.hidden = !hit;
      n += hit ? 1 : 0;
    });
    document.getElementById("shown").textContent = "显示 " + n + " 个单位";
  }
  function fromAddress() {
    var given = new URLSearchParams(location.hash.slice(1));
    words.value = given.get("q") || "";
    state.value = given.get("state") || "";
    level.value = given.get("level") || "";
    var by = given.get("sort");
    if (by) sort(Math.abs(+by) - 1, +by > 0 ? 1 : -1);
    show();
  }
  function sort(column, order) {
    var heads = document.querySelectorAll("#units th");
    heads.forEach(function (h) { h.removeAttribute("data-order"); });
    heads[column].setAttribute("data-order", order);
    rows.sort(function (a, b) {
      var x = a.cells[column].textContent, y = b.cells[column].textContent;
      var less = x !== "" ? y !== "" ? (isNaN(x) || isNaN(y) ? x.localeCompare(y, "zh") : x - y) : 1 : -1;
      return order * less;
    });
    rows.forEach(function (row) { body.appendChild(row); });
  }
  [words, state, level].forEach(function (field) { field.addEventListener("input", show); });
  document.querySelectorAll("#units th").forEach(function (head, i) {
    head.addEventListener("click", function () { sort(i, head.dataset.order === "1" ? -1 : 1); });
  });
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
  </xsl:template>
</xsl:stylesheet>
