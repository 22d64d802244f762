<?xml version="1.0" encoding="UTF-8"?>
<!-- The roll-up as one page without anything from elsewhere: units and systems, state, findings, deadlines, links to the papers; filter and sort; printable. The filter also
     follows the address (#q=words&state=faulty&level=3&late=1), so that a view can be passed on. Without scripts the page is still whole. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:str="http://exslt.org/strings" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="str exsl">
  <xsl:import href="common.xsl"/>
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>
  <xsl:variable name="findings-shown" select="20"/>

  <xsl:template match="/roll-up">
    <html lang="zh-CN">
      <head>
        <title><xsl:value-of select="@name"/>　等级保护备案汇总</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <link rel="icon" href="data:,"/>
        <style><xsl:call-template name="style"/></style>
      </head>
      <body>
        <header>
          <h1><xsl:value-of select="@name"/></h1>
          <p>等级保护备案汇总　<xsl:value-of select="@day"/></p>
        </header>
        <p id="totals">
          <xsl:text>单位 </xsl:text><b><xsl:value-of select="count(unit)"/></b>
          <xsl:text> 个，信息系统 </xsl:text><b><xsl:value-of select="count(unit/system)"/></b>
          <xsl:text> 个：第一级 </xsl:text><xsl:value-of select="count(unit/system[@level = 1])"/>
          <xsl:text>，第二级 </xsl:text><xsl:value-of select="count(unit/system[@level = 2])"/>
          <xsl:text>，第三级 </xsl:text><xsl:value-of select="count(unit/system[@level = 3])"/>
          <xsl:text>，第四级 </xsl:text><xsl:value-of select="count(unit/system[@level = 4])"/>
          <xsl:text>，第五级 </xsl:text><xsl:value-of select="count(unit/system[@level = 5])"/>
          <xsl:if test="unit/system/@level = 0"><xsl:text>，未定级 </xsl:text><xsl:value-of select="count(unit/system[@level = 0])"/></xsl:if>
          <xsl:text>。</xsl:text>
        </p>
        <p id="states"><xsl:call-template name="states"/></p>
        <form id="filter" onsubmit="return false">
          <label>查找 <input id="words" type="search" placeholder="单位、系统、编号"/></label>
          <label>状态 <select id="state"><option value="">全部</option><option value="complete">齐全</option><option value="to-fill">待填</option><option value="faulty">有误</option><option value="lost">中断</option><option value="waiting">未生成</option></select></label>
          <label>等级 <select id="level"><option value="">全部</option><option value="1">第一级</option><option value="2">第二级</option><option value="3">第三级</option><option value="4">第四级</option><option value="5">第五级</option><option value="0">未定级</option></select></label>
          <label><input id="late" type="checkbox"/> 已过期限</label>
          <output id="shown"/>
        </form>
        <table id="units">
          <thead>
            <tr><th data-key="name">单位</th><th data-key="systems">信息系统</th><th data-key="state">状态</th><th data-key="findings">发现</th><th data-key="fill" class="n">待填</th><th data-key="day">最近期限</th><th data-key="papers">材料</th></tr>
          </thead>
          <tbody><xsl:apply-templates select="unit"/></tbody>
        </table>
        <p class="note">齐全：没有错误，也没有空白。待填：材料中还有空白，或者有信息系统还没有定级；括号内为应由专家组、测评机构、主管部门等填写的处数。有误：描述有错误，没有生成材料。中断：生成时程序中止。未生成：还没有生成，或者描述已经改动。</p>
        <script><xsl:call-template name="script"/></script>
      </body>
    </html>
  </xsl:template>

  <!-- How many units are in each state that occurs, and how many are late; each leads to them. -->
  <xsl:template name="states">
    <xsl:variable name="all"><xsl:for-each select="unit"><xsl:variable name="next"><xsl:call-template name="next-day"/></xsl:variable>
      <unit late="{$next != '' and number(translate($next, '-', '')) &lt; $today}"><xsl:call-template name="state"/></unit>
    </xsl:for-each></xsl:variable>
    <xsl:for-each select="str:tokenize('lost faulty waiting to-fill complete')">
      <xsl:variable name="count" select="count(exsl:node-set($all)/unit[. = current()])"/>
      <xsl:if test="$count &gt; 0"><a class="{.}" href="#state={.}"><xsl:call-template name="state-label"><xsl:with-param name="state" select="string(.)"/></xsl:call-template><xsl:text> </xsl:text><xsl:value-of select="$count"/></a><xsl:text> </xsl:text></xsl:if>
    </xsl:for-each>
    <xsl:variable name="late" select="count(exsl:node-set($all)/unit[@late = 'true'])"/>
    <xsl:if test="$late &gt; 0"><a class="faulty" href="#late=1">已过期限 <xsl:value-of select="$late"/></a></xsl:if>
  </xsl:template>

  <xsl:template match="unit">
    <xsl:variable name="state"><xsl:call-template name="state"/></xsl:variable>
    <xsl:variable name="next"><xsl:call-template name="next-day"/></xsl:variable>
    <xsl:variable name="late" select="$next != '' and number(translate($next, '-', '')) &lt; $today"/>
    <xsl:variable name="blanks" select="sum(file[@paper != 'dossier']/@to-fill)"/>
    <xsl:variable name="others" select="sum(file[@paper != 'dossier']/@by-others)"/>
    <tr data-state="{$state}" data-order="{substring-before(substring-after('lost:1,faulty:2,waiting:3,to-fill:4,complete:5,', concat($state, ':')), ',')}" data-findings="{1000 * @errors + @warnings}" data-fill="{$blanks}" data-day="{$next}" data-papers="{count(file)}">
      <xsl:attribute name="data-levels"><xsl:for-each select="system"><xsl:value-of select="@level"/></xsl:for-each></xsl:attribute>
      <xsl:if test="$late"><xsl:attribute name="class">late</xsl:attribute></xsl:if>
      <td><b><xsl:value-of select="@name"/><xsl:if test="@name = ''"><xsl:value-of select="@id"/></xsl:if></b><small><xsl:value-of select="concat(@id, ' · ', @path)"/></small></td>
      <td><xsl:for-each select="system"><div><i class="l{@level}"><xsl:call-template name="level-label"/></i><xsl:text> </xsl:text><xsl:value-of select="@name"/><xsl:text> </xsl:text><span><xsl:value-of select="@number"/></span></div></xsl:for-each></td>
      <td><em class="{$state}"><xsl:call-template name="state-label"><xsl:with-param name="state" select="$state"/></xsl:call-template></em></td>
      <td><xsl:call-template name="findings"/></td>
      <td class="n"><xsl:if test="$blanks &gt; 0"><xsl:value-of select="$blanks"/><xsl:if test="$others &gt; 0"><small>（<xsl:value-of select="$others"/>）</small></xsl:if></xsl:if></td>
      <td><xsl:call-template name="duties"><xsl:with-param name="next" select="$next"/></xsl:call-template></td>
      <td><xsl:call-template name="papers"/></td>
    </tr>
  </xsl:template>

  <xsl:template name="findings">
    <xsl:if test="finding">
      <details>
        <summary>
          <xsl:if test="@errors &gt; 0"><span class="bad">错误 <xsl:value-of select="@errors"/></span><xsl:text> </xsl:text></xsl:if>
          <xsl:if test="@warnings &gt; 0">警告 <xsl:value-of select="@warnings"/></xsl:if>
          <xsl:if test="@errors + @warnings = 0">提示 <xsl:value-of select="count(finding)"/></xsl:if>
        </summary>
        <xsl:for-each select="finding[position() &lt;= $findings-shown]"><p><xsl:value-of select="text()"/><small><xsl:value-of select="concat(@file, ':', @line, ':', @col)"/></small></p></xsl:for-each>
        <xsl:if test="count(finding) &gt; $findings-shown"><p>……另有 <xsl:value-of select="count(finding) - $findings-shown"/> 条</p></xsl:if>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template name="duties">
    <xsl:param name="next"/>
    <xsl:if test="duty">
      <details>
        <summary>
          <xsl:choose>
            <xsl:when test="$next != ''"><time><xsl:value-of select="$next"/></time></xsl:when>
            <xsl:otherwise>未办 <xsl:value-of select="count(duty)"/></xsl:otherwise>
          </xsl:choose>
        </summary>
        <xsl:for-each select="duty">
          <xsl:sort select="@day"/>
          <p>
            <xsl:if test="@day"><time><xsl:if test="number(translate(@day, '-', '')) &lt; $today"><xsl:attribute name="class">bad</xsl:attribute></xsl:if><xsl:value-of select="@day"/></time><xsl:text>　</xsl:text></xsl:if>
            <xsl:value-of select="@title"/>
            <small><xsl:value-of select="concat(@subject, ' · 《管理办法》第', substring('二三四', floor(@article div 10) - 1, number(@article &gt;= 20)), substring('十', 1, number(@article &gt;= 10)), substring('一二三四五六七八九', @article mod 10, number(@article mod 10 &gt; 0)), '条')"/></small>
          </p>
        </xsl:for-each>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template name="papers">
    <xsl:variable name="unit" select="."/>
    <xsl:if test="file">
      <details>
        <summary><xsl:value-of select="count(file)"/> 份</summary>
        <xsl:for-each select="file">
          <xsl:if test="@system != 0 and not(@system = preceding-sibling::file[1]/@system)"><h4><xsl:value-of select="$unit/system[position() = current()/@system]/@name"/></h4></xsl:if>
          <a href="{concat(../@id, '/', str:replace(str:replace(@path, '%', '%25'), '#', '%23'))}"><xsl:value-of select="@title"/></a>
        </xsl:for-each>
      </details>
    </xsl:if>
    <xsl:if test="old"><small>另有旧材料 <xsl:value-of select="count(old)"/> 份，与现在的描述不符</small></xsl:if>
  </xsl:template>

  <xsl:template name="style">
:root { --ink: #1c1f23; --soft: #667; --line: #d9dce1; --red: #b3261e; }
* { box-sizing: border-box; }
body { font: 14px/1.55 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: var(--ink); max-width: 1440px; margin: 28px auto; padding: 0 24px; }
header { display: flex; align-items: baseline; gap: 16px; border-bottom: 2px solid var(--ink); padding-bottom: 8px; }
h1 { font-size: 22px; margin: 0; } header p { margin: 0; color: var(--soft); }
#totals { margin: 12px 0; } #totals b { font-size: 18px; }
form { display: flex; flex-wrap: wrap; gap: 8px 18px; align-items: center; margin: 0 0 12px; }
input, select { font: inherit; padding: 3px 8px; border: 1px solid var(--line); border-radius: 4px; background: #fff; } #words { width: 16em; }
output { margin-left: auto; color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { position: sticky; top: 0; background: #f4f5f7; text-align: left; padding: 6px 10px; border-bottom: 1px solid #aab; cursor: pointer; white-space: nowrap; font-weight: 600; }
th[data-order="1"]::after { content: " ↑"; } th[data-order="-1"]::after { content: " ↓"; }
td { padding: 7px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
td:nth-child(1) { width: 24%; } td:nth-child(2) { width: 25%; } td:nth-child(4), td:nth-child(6) { min-width: 7em; } td:nth-child(7) { min-width: 5em; }
.n { text-align: right; white-space: nowrap; } b { font-weight: 600; }
small { display: block; font-size: 12px; color: var(--soft); overflow-wrap: anywhere; } td.n small { display: inline; } span { color: var(--soft); }
i { font-style: normal; font-size: 12px; border: 1px solid #9ab; border-radius: 3px; padding: 0 4px; white-space: nowrap; } .l3, .l4, .l5 { border-color: var(--red); color: var(--red); }
#states { display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 12px; }
em, #states a { color: inherit; font-style: normal; white-space: nowrap; padding: 1px 8px; border-radius: 10px; } .complete { background: #dcefe0; } .to-fill { background: #fff0c2; } .faulty, .lost { background: #f8d7d4; } .waiting { background: #e6e8ec; }
.bad, tr.late summary time { color: var(--red); } summary { cursor: pointer; white-space: nowrap; } details p, details a, details h4 { display: block; margin: 4px 0; font-size: 13px; font-weight: 400; max-width: 34em; } details h4 { color: var(--soft); }
a { color: #164a8a; text-decoration: none; } a:hover { text-decoration: underline; } .note { color: var(--soft); font-size: 12px; }
@media screen and (max-width: 760px) {
  body { margin: 12px auto; padding: 0 12px; } header { display: block; } thead { display: none; } table, tbody, tr, td { display: block; } tr[hidden], td:empty { display: none; }
  tr { padding: 8px 0; border-bottom: 1px solid var(--line); } td, td:nth-child(n) { width: auto; padding: 2px 0; border: 0; text-align: left; }
  td.n::before { content: "待填 "; } td:nth-child(6) summary time::before { content: "期限 "; } td:nth-child(7) summary::before { content: "材料 "; }
}
@page { size: A4 landscape; margin: 12mm; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 9.5pt; } form { display: none; } th { position: static; } thead { display: table-header-group; } tr { break-inside: avoid; } details:not([open]) > summary { list-style: none; } em, i, #states a { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
  </xsl:template>

  <xsl:template name="script">
(function () {
  var body = document.querySelector("#units tbody"), heads = document.querySelectorAll("#units th");
  var words = document.getElementById("words"), state = document.getElementById("state"), level = document.getElementById("level"), late = document.getElementById("late");
  var compare = new Intl.Collator("zh", { numeric: true }).compare;
  var rows = Array.prototype.map.call(body.rows, function (row, i) {
    var name = row.cells[0].textContent, systems = row.cells[1].textContent;
    return { row: row, place: i, text: (name + " " + systems).toLowerCase(), name: name, systems: systems, state: +row.dataset.order, findings: +row.dataset.findings,
      fill: +row.dataset.fill, day: row.dataset.day, papers: +row.dataset.papers };
  });
  function show() {
    var q = words.value.trim().toLowerCase(), n = 0;
    rows.forEach(function (r) {
      var data = r.row.dataset;
      var hit = r.text.indexOf(q) === -1 ? false : state.value ? data.state === state.value : true;
      if (level.value) hit = hit ? data.levels.indexOf(level.value) !== -1 : false;
      if (late.checked) hit = hit ? r.row.className === "late" : false;
      if (r.row.hidden === hit) r.row.hidden = !hit;
      n += hit ? 1 : 0;
    });
    document.getElementById("shown").textContent = "显示 " + n + " 个单位";
  }
  function sort(key, order) {
    heads.forEach(function (h) { if (h.dataset.key === key) h.setAttribute("data-order", order); else h.removeAttribute("data-order"); });
    rows.sort(function (a, b) {
      var x = a[key], y = b[key];
      if (x === "" || y === "") return x === y ? a.place - b.place : x === "" ? 1 : -1;
      return order * (typeof x === "number" ? x - y : compare(x, y)) || a.place - b.place;
    });
    var all = document.createDocumentFragment();
    rows.forEach(function (r) { all.appendChild(r.row); });
    body.appendChild(all);
  }
  function fromAddress() {
    var given = new URLSearchParams(location.hash.slice(1)), by = given.get("sort");
    words.value = given.get("q") || "";
    state.value = given.get("state") || "";
    level.value = given.get("level") || "";
    late.checked = given.get("late") === "1";
    if (by) sort(by.replace("-", ""), by[0] === "-" ? -1 : 1);
    show();
  }
  [words, state, level, late].forEach(function (field) { field.addEventListener("input", show); });
  heads.forEach(function (head) { head.addEventListener("click", function () { sort(head.dataset.key, head.dataset.order === "1" ? -1 : 1); }); });
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
  </xsl:template>
</xsl:stylesheet>
