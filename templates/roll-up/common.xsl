<?xml version="1.0" encoding="UTF-8"?>
<!-- What the three roll-up sheets share: the state of a unit, what is still to be filled in, the next deadline. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:variable name="today" select="number(translate(/roll-up/@day, '-', ''))"/>

  <!-- waiting, lost, faulty, to-fill, complete. The dossier binds the other papers: its blanks are theirs and not counted again. -->
  <xsl:template name="state">
    <xsl:choose>
      <xsl:when test="@written = 'waiting' or @written = 'lost'"><xsl:value-of select="@written"/></xsl:when>
      <xsl:when test="@written = 'no'">faulty</xsl:when>
      <xsl:when test="sum(file[@paper != 'dossier']/@to-fill) &gt; 0 or system/@level = 0">to-fill</xsl:when>
      <xsl:otherwise>complete</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="state-label">
    <xsl:param name="state"/>
    <xsl:choose>
      <xsl:when test="$state = 'waiting'">未生成</xsl:when>
      <xsl:when test="$state = 'lost'">中断</xsl:when>
      <xsl:when test="$state = 'faulty'">有误</xsl:when>
      <xsl:when test="$state = 'to-fill'">待填</xsl:when>
      <xsl:otherwise>齐全</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The first day by which a duty has to be done, yyyy-mm-dd, or nothing. -->
  <xsl:template name="next-day">
    <xsl:param name="duties" select="duty"/>
    <xsl:for-each select="$duties[@day]">
      <xsl:sort select="@day"/>
      <xsl:if test="position() = 1"><xsl:value-of select="@day"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="level-label">
    <xsl:choose>
      <xsl:when test="@level = 0">未定级</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('第', substring('一二三四五', @level, 1), '级')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
