<?xml version="1.0" encoding="UTF-8"?>
<!-- The roll-up for programs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="str">
  <xsl:import href="common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/roll-up">
    <xsl:text>{"name": </xsl:text><xsl:call-template name="string"><xsl:with-param name="text" select="@name"/></xsl:call-template>
    <xsl:value-of select="concat(', &quot;day&quot;: &quot;', @day, '&quot;')"/>
    <xsl:text>,&#10; "units": [&#10;</xsl:text>
    <xsl:apply-templates select="unit"/>
    <xsl:text>]}&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="unit">
    <xsl:text>  {"id": </xsl:text><xsl:call-template name="string"><xsl:with-param name="text" select="@id"/></xsl:call-template>
    <xsl:text>, "name": </xsl:text><xsl:call-template name="string"><xsl:with-param name="text" select="@name"/></xsl:call-template>
    <xsl:text>, "path": </xsl:text><xsl:call-template name="string"><xsl:with-param name="text" select="@path"/></xsl:call-template>
    <xsl:text>, "state": "</xsl:text><xsl:call-template name="state"/>
    <xsl:value-of select="concat('&quot;, &quot;errors&quot;: ', @errors, ', &quot;warnings&quot;: ', @warnings, ', &quot;to_fill&quot;: ', sum(file[@paper != 'dossier']/@to-fill))"/>
    <xsl:text>,&#10;   "systems": [</xsl:text>
    <xsl:for-each select="system">
      <xsl:text>{"number": </xsl:text><xsl:call-template name="string"><xsl:with-param name="text" select="@number"/></xsl:call-template>
      <xsl:text>, "name": </xsl:text><xsl:call-template name="string"><xsl:with-param name="text" select="@name"/></xsl:call-template>
      <xsl:value-of select="concat(', &quot;level&quot;: ', @level, '}')"/><xsl:if test="position() != last()">, </xsl:if>
    </xsl:for-each>
    <xsl:text>],&#10;   "files": [</xsl:text>
    <xsl:for-each select="file">
      <xsl:call-template name="string"><xsl:with-param name="text" select="concat(../@id, '/', @path)"/></xsl:call-template><xsl:if test="position() != last()">, </xsl:if>
    </xsl:for-each>
    <xsl:text>],&#10;   "old_files": [</xsl:text>
    <xsl:for-each select="old">
      <xsl:call-template name="string"><xsl:with-param name="text" select="concat(../@id, '/', @path)"/></xsl:call-template><xsl:if test="position() != last()">, </xsl:if>
    </xsl:for-each>
    <xsl:text>],&#10;   "duties": [</xsl:text>
    <xsl:for-each select="duty">
      <xsl:text>{"title": </xsl:text><xsl:call-template name="string"><xsl:with-param name="text" select="@title"/></xsl:call-template>
      <xsl:text>, "subject": </xsl:text><xsl:call-template name="string"><xsl:with-param name="text" select="@subject"/></xsl:call-template>
      <xsl:value-of select="concat(', &quot;article&quot;: ', @article)"/>
      <xsl:if test="@day"><xsl:value-of select="concat(', &quot;day&quot;: &quot;', @day, '&quot;, &quot;late&quot;: ', number(translate(@day, '-', '')) &lt; $today)"/></xsl:if>
      <xsl:text>}</xsl:text><xsl:if test="position() != last()">, </xsl:if>
    </xsl:for-each>
    <xsl:text>],&#10;   "findings": [</xsl:text>
    <xsl:for-each select="finding">
      <xsl:text>{"code": </xsl:text><xsl:call-template name="string"><xsl:with-param name="text" select="@code"/></xsl:call-template>
      <xsl:value-of select="concat(', &quot;level&quot;: &quot;', substring-before(substring-after('0=info;1=warning;2=error;3=error;', concat(@level, '=')), ';'), '&quot;, &quot;file&quot;: ')"/>
      <xsl:call-template name="string"><xsl:with-param name="text" select="@file"/></xsl:call-template>
      <xsl:value-of select="concat(', &quot;line&quot;: ', @line, ', &quot;column&quot;: ', @col, ', &quot;text&quot;: ')"/>
      <xsl:call-template name="string"><xsl:with-param name="text" select="."/></xsl:call-template>
      <xsl:text>}</xsl:text><xsl:if test="position() != last()">, </xsl:if>
    </xsl:for-each>
    <xsl:text>]}</xsl:text><xsl:if test="position() != last()">,</xsl:if><xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="string">
    <xsl:param name="text"/>
    <xsl:value-of select="concat('&quot;', str:replace(str:replace(str:replace(str:replace($text, '\', '\\'), '&quot;', '\&quot;'), '&#10;', '\n'), '&#9;', '\t'), '&quot;')"/>
  </xsl:template>
</xsl:stylesheet>
