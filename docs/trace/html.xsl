<?xml version="1.0" encoding="UTF-8"?>
<!-- Traceability: the tree of collect.xsl -> one HTML page, a row for each article. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
  <xsl:template match="/trace">
    <html lang="zh-CN">
      <head>
        <title>追溯表：<xsl:value-of select="@title"/></title>
        <style>body{font:14px/1.6 "Noto Sans CJK SC",sans-serif;margin:2em}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.4em .6em;vertical-align:top;text-align:left}
th{background:#eee;position:sticky;top:0}td:first-child{white-space:nowrap}code{font-size:12px}ul{margin:0;padding-left:1.1em}.none{color:#555}</style>
      </head>
      <body>
        <h1>追溯表：<xsl:value-of select="@title"/>（<xsl:value-of select="@number"/>）</h1>
        <p>每条规定由谁履行，描述中的哪些字段、哪些规则、哪些材料、哪些义务（写入日历的标 ◷）与之对应。共 <xsl:value-of select="count(article)"/> 条，<xsl:value-of select="count(article/element)"/> 个字段，<xsl:value-of select="count(article/rule)"/> 条规则，<xsl:value-of select="count(article/duty)"/> 项义务。</p>
        <table>
          <thead><tr><th>条</th><th>义务人</th><th>字段</th><th>规则</th><th>材料</th><th>义务和日历</th></tr></thead>
          <tbody><xsl:apply-templates select="article"/></tbody>
        </table>
      </body>
    </html>
  </xsl:template>
  <xsl:template match="article">
    <tr id="article-{@number}">
      <td><b><xsl:value-of select="@title"/></b><br/><xsl:value-of select="@about"/></td>
      <td><xsl:value-of select="@on"/></td>
      <xsl:choose>
        <xsl:when test="*">
          <td><xsl:if test="element"><ul><xsl:for-each select="element"><li><xsl:value-of select="@label"/><xsl:if test="@field != ''">（<xsl:value-of select="@field"/>）</xsl:if><xsl:text> </xsl:text><code><xsl:value-of select="concat(@type, '/', @name)"/></code></li></xsl:for-each></ul></xsl:if></td>
          <td><xsl:if test="rule"><ul><xsl:for-each select="rule"><li><code><xsl:value-of select="@id"/></code><xsl:text> </xsl:text><xsl:value-of select="."/></li></xsl:for-each></ul></xsl:if></td>
          <td><xsl:if test="paper"><ul><xsl:for-each select="paper"><li><xsl:value-of select="@title"/></li></xsl:for-each></ul></xsl:if></td>
          <td><xsl:if test="duty"><ul><xsl:for-each select="duty"><li><xsl:if test="@dated = 'true'">◷ </xsl:if><xsl:value-of select="."/></li></xsl:for-each></ul></xsl:if></td>
        </xsl:when>
        <xsl:otherwise><td colspan="4" class="none"><xsl:value-of select="@none"/></td></xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>
</xsl:stylesheet>
