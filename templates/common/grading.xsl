<?xml version="1.0" encoding="UTF-8"?>
<!-- The grading matrix of GB/T 22240 (公民 1 2 2, 社会 2 3 4, 国家安全 3 4 5; on the 2025 form 国家安全 4 5 5) and what follows from it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="f xs">

  <!-- Level of an object and a degree. -->
  <xsl:template name="matrix-level">
    <xsl:param name="object"/>
    <xsl:param name="degree"/>
    <xsl:variable name="row" select="number($object = 'citizens') + 2 * number($object = 'society') + 3 * number($object = 'state')"/>
    <xsl:variable name="column" select="number($degree = 'general') + 2 * number($degree = 'serious') + 3 * number($degree = 'very-serious')"/>
    <xsl:choose>
      <xsl:when test="$edition = '2025'"><xsl:value-of select="substring('122234455', 3 * ($row - 1) + $column, 1)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="substring('122234345', 3 * ($row - 1) + $column, 1)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The printed name of a harmed object: the 2025 form widens 国家安全. -->
  <xsl:template name="object-label">
    <xsl:param name="object"/>
    <xsl:choose>
      <xsl:when test="$edition = '2025' and $object = 'state'">国家安全或地区安全、国计民生</xsl:when>
      <xsl:otherwise><xsl:call-template name="option-label"><xsl:with-param name="type" select="'harm-object'"/><xsl:with-param name="code" select="$object"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Highest level of the harms of an aspect; empty without harms. -->
  <xsl:template name="aspect-level">
    <xsl:param name="aspect"/>
    <xsl:variable name="levels">
      <xsl:for-each select="$aspect/harms/harm">
        <xsl:call-template name="matrix-level"><xsl:with-param name="object" select="object"/><xsl:with-param name="degree" select="degree"/></xsl:call-template>
      </xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($levels, '5')">5</xsl:when>
      <xsl:when test="contains($levels, '4')">4</xsl:when>
      <xsl:when test="contains($levels, '3')">3</xsl:when>
      <xsl:when test="contains($levels, '2')">2</xsl:when>
      <xsl:when test="contains($levels, '1')">1</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The matrix with the hit cells marked. -->
  <xsl:template name="matrix">
    <xsl:param name="aspect"/>
    <xsl:variable name="objects" select="$schema-types[@name = 'harm-object']/xs:restriction/xs:enumeration"/>
    <xsl:variable name="degrees" select="$schema-types[@name = 'harm-degree']/xs:restriction/xs:enumeration"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" space-before="6pt" space-after="6pt" font-size="10.5pt" line-height="15pt" text-indent="0pt" keep-together.within-page="always">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'40,20,20,20'"/></xsl:call-template>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'受侵害的客体'"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'对客体的侵害程度'"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
        </fo:table-row>
        <fo:table-row>
          <xsl:for-each select="$degrees"><xsl:call-template name="label-cell"><xsl:with-param name="text" select="string(.//*[local-name() = 'label'])"/></xsl:call-template></xsl:for-each>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$objects">
          <xsl:variable name="object" select="string(@value)"/>
          <fo:table-row>
            <xsl:call-template name="label-cell"><xsl:with-param name="text"><xsl:call-template name="object-label"><xsl:with-param name="object" select="$object"/></xsl:call-template></xsl:with-param></xsl:call-template>
            <xsl:for-each select="$degrees">
              <xsl:variable name="hit" select="$aspect/harms/harm[object = $object][degree = current()/@value]"/>
              <xsl:variable name="level"><xsl:call-template name="matrix-level"><xsl:with-param name="object" select="$object"/><xsl:with-param name="degree" select="@value"/></xsl:call-template></xsl:variable>
              <fo:table-cell xsl:use-attribute-sets="form-cell" text-align="center">
                <xsl:if test="$hit"><xsl:attribute name="background-color">#c8c8c8</xsl:attribute></xsl:if>
                <fo:block>
                  <xsl:if test="$hit"><xsl:attribute name="font-family">hei</xsl:attribute>√ </xsl:if>
                  <xsl:call-template name="level-name"><xsl:with-param name="level" select="$level"/></xsl:call-template>
                </fo:block>
              </fo:table-cell>
            </xsl:for-each>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
