<?xml version="1.0" encoding="UTF-8"?>
<!-- The bound volume of an approval: cover and contents with the highest level and longest period of the parts, then the parts, each with its own mark, pages numbered through. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">

  <xsl:template match="paper[@id = 'approval-dossier']" mode="paper">
    <xsl:variable name="parts"><xsl:apply-templates select="$approval-parts" mode="paper"/></xsl:variable>
    <fo:page-sequence master-reference="secret" format="i" initial-page-number="1" force-page-count="no-force">
      <xsl:call-template name="secret-frame"/>
      <fo:flow xsl:use-attribute-sets="secret-flow">
        <fo:block id="dossier-cover" role="H1" font-family="song" font-weight="700" font-size="28pt" line-height="44pt" letter-spacing="0pt" text-align="center" space-before="36mm" space-before.conditionality="retain"><xsl:value-of select="@title"/></fo:block>
        <fo:block font-family="kai" font-size="20pt" line-height="32pt" letter-spacing="0pt" text-align="center" space-before="14mm"><xsl:value-of select="$system/name"/></fo:block>
        <fo:block font-family="kai" text-align="center">（系统密级：<xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="$system/level"/></xsl:call-template>）</fo:block>
        <fo:block text-align="center" space-before="44mm"><xsl:value-of select="$unit/name"/>（盖章）</fo:block>
        <fo:block text-align="center" space-after="16mm"><xsl:call-template name="date"><xsl:with-param name="of" select="$approval/application-date"/><xsl:with-param name="what" select="'申请书 申请日期'"/></xsl:call-template></fo:block>
        <xsl:call-template name="not-official"/>
        <fo:block break-before="page"/>
        <xsl:call-template name="contents"><xsl:with-param name="parts" select="$parts"/></xsl:call-template>
      </fo:flow>
    </fo:page-sequence>
    <xsl:call-template name="bound-parts"><xsl:with-param name="parts" select="$parts"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
