<?xml version="1.0" encoding="UTF-8"?>
<!-- The bound volume of a system: cover, contents with page numbers, the form, the grading report and the materials in the order of Article 16, pages numbered through. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">

  <xsl:template match="paper[@id = 'dossier']" mode="paper">
    <xsl:variable name="level" select="$system/grading/level"/>
    <!-- papers of which the form says 无 -->
    <xsl:variable name="left-out"><xsl:for-each select="$system/*/*[present = 'false']"><xsl:value-of select="concat('|', name(..), '/', name(), '|')"/></xsl:for-each></xsl:variable>
    <xsl:variable name="parts">
      <xsl:apply-templates select="$papers[@id = 'filing-form']" mode="form"><xsl:with-param name="systems" select="$system"/></xsl:apply-templates>
      <xsl:apply-templates select="$papers[@scope = 'system' and @id != 'dossier' and @least-level &lt;= $level and not(contains($left-out, concat('|', @material, '|')))]" mode="paper"/>
    </xsl:variable>
    <xsl:call-template name="dossier-cover"/>
    <fo:page-sequence master-reference="paper" format="i" initial-page-number="1" force-page-count="no-force">
      <fo:static-content flow-name="xsl-region-after"><fo:block font-size="10.5pt" text-align="center"><fo:page-number/></fo:block></fo:static-content>
      <fo:flow flow-name="xsl-region-body">
        <xsl:call-template name="contents"><xsl:with-param name="parts" select="$parts"/></xsl:call-template>
      </fo:flow>
    </fo:page-sequence>
    <xsl:call-template name="bound-parts"><xsl:with-param name="parts" select="$parts"/></xsl:call-template>
  </xsl:template>

  <!-- Headings of the parts with their pages: those of the papers and the first ones below. -->
  <xsl:template name="contents">
    <xsl:param name="parts"/>
    <fo:block role="H1" font-family="hei" font-size="22pt" line-height="36pt" text-align="center" space-after="12pt">目　录</fo:block>
    <xsl:for-each select="exsl:node-set($parts)//*[@db:outline = 1 or @db:outline = 2]">
      <fo:block text-align="start" text-align-last="justify" line-height="18pt" font-size="10.5pt" start-indent="{2 * (@db:outline - 1)}em" end-indent="3em" last-line-end-indent="-3em">
        <xsl:if test="@db:outline = 1">
          <xsl:attribute name="font-family">hei</xsl:attribute>
          <xsl:attribute name="space-before">5pt</xsl:attribute>
          <xsl:attribute name="keep-with-next">always</xsl:attribute>
        </xsl:if>
        <fo:basic-link internal-destination="{@id}"><xsl:call-template name="outline-entry"/></fo:basic-link>
        <fo:leader leader-pattern="dots"/>
        <fo:page-number-citation ref-id="{@id}"/>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- The parts with pages numbered through. -->
  <xsl:template name="bound-parts">
    <xsl:param name="parts"/>
    <xsl:for-each select="exsl:node-set($parts)/fo:page-sequence">
      <fo:page-sequence>
        <xsl:copy-of select="@*"/>
        <xsl:if test="position() = 1"><xsl:attribute name="initial-page-number">1</xsl:attribute></xsl:if>
        <xsl:copy-of select="node()"/>
      </fo:page-sequence>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="dossier-cover">
    <fo:page-sequence master-reference="paper" format="i" initial-page-number="1" force-page-count="no-force">
      <fo:static-content flow-name="xsl-region-before"><xsl:call-template name="draft-mark"/></fo:static-content>
      <fo:flow flow-name="xsl-region-body" text-align="center">
        <fo:block id="dossier-cover" role="H1" font-family="hei" font-size="30pt" line-height="46pt" space-before="45mm" space-before.conditionality="retain"><xsl:value-of select="@title"/></fo:block>
        <fo:block font-family="kai" font-size="20pt" line-height="32pt" space-before="16mm"><xsl:value-of select="$system/name"/></fo:block>
        <fo:block font-family="kai" font-size="16pt" line-height="28pt">（<xsl:call-template name="level-name"><xsl:with-param name="level" select="$system/grading/level"/></xsl:call-template>，系统编号：<xsl:value-of select="$system/number"/>）</fo:block>
        <fo:block font-family="fangsong" font-size="16pt" line-height="28pt" space-before="70mm"><xsl:value-of select="$unit/name"/>（盖章）</fo:block>
        <fo:block font-family="fangsong" font-size="16pt" line-height="28pt"><xsl:call-template name="date"><xsl:with-param name="of" select="$filing/filing-date"/><xsl:with-param name="what" select="'备案材料封面日期'"/></xsl:call-template></fo:block>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>
</xsl:stylesheet>
