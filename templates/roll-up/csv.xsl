<?xml version="1.0" encoding="UTF-8"?>
<!-- The roll-up as a table: a row for each system, or for a unit without any; what concerns the whole unit counts for each of its systems, the
     filing form for each that has papers. A byte order mark lets spreadsheets see UTF-8. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="str">
  <xsl:import href="common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:key name="duty-of" match="duty[@day]" use="concat(../@id, '/', @subject)"/>

  <xsl:template match="/roll-up">
    <xsl:text>&#xFEFF;单位编号,单位名称,描述文件,状态,错误,警告,系统编号,系统名称,安全保护等级,材料份数,待填处数,最近期限&#13;&#10;</xsl:text>
    <xsl:apply-templates select="unit"/>
  </xsl:template>

  <xsl:template match="unit">
    <xsl:variable name="state"><xsl:call-template name="state"/></xsl:variable>
    <xsl:variable name="start">
      <xsl:call-template name="field"><xsl:with-param name="text" select="@id"/></xsl:call-template>
      <xsl:call-template name="field"><xsl:with-param name="text" select="@name"/></xsl:call-template>
      <xsl:call-template name="field"><xsl:with-param name="text" select="@path"/></xsl:call-template>
      <xsl:call-template name="state-label"><xsl:with-param name="state" select="$state"/></xsl:call-template>
      <xsl:value-of select="concat(',', @errors, ',', @warnings, ',')"/>
    </xsl:variable>
    <xsl:if test="not(system)">
      <xsl:variable name="next"><xsl:call-template name="next-day"/></xsl:variable>
      <xsl:value-of select="concat($start, ',,,', count(file), ',', sum(file[@paper != 'dossier']/@to-fill), ',', $next, '&#13;&#10;')"/>
    </xsl:if>
    <xsl:variable name="common" select="duty[not(@subject = ../system/@name)]"/>
    <xsl:for-each select="system">
      <xsl:variable name="number" select="position()"/>
      <xsl:variable name="own" select="../file[@system = $number]"/>
      <xsl:variable name="papers" select="$own | ../file[@system = 0 and $own]"/>
      <xsl:variable name="next"><xsl:call-template name="next-day"><xsl:with-param name="duties" select="$common | key('duty-of', concat(../@id, '/', @name))"/></xsl:call-template></xsl:variable>
      <xsl:value-of select="$start"/>
      <xsl:call-template name="field"><xsl:with-param name="text" select="@number"/></xsl:call-template>
      <xsl:call-template name="field"><xsl:with-param name="text" select="@name"/></xsl:call-template>
      <xsl:value-of select="concat(substring(@level, 1, @level &gt; 0), ',', count($papers), ',', sum($papers[@paper != 'dossier']/@to-fill), ',', $next, '&#13;&#10;')"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Quoted when it must be; a leading = + - @ is kept from being taken for a formula. -->
  <xsl:template name="field">
    <xsl:param name="text"/>
    <xsl:variable name="safe"><xsl:if test="$text != '' and contains('=+-@', substring($text, 1, 1))">'</xsl:if><xsl:value-of select="$text"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="translate($safe, ',&quot;&#10;', '') != $safe"><xsl:value-of select="concat('&quot;', str:replace($safe, '&quot;', '&quot;&quot;'), '&quot;,')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($safe, ',')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
