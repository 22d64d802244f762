<?xml version="1.0" encoding="UTF-8"?>
<!-- Listing tables of the materials: a repeated heading row, then rows made of cells. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="exsl str">

  <!-- heads: '序号|名称'; widths: '10,40', from which columns with longer text depart (common/widths.xsl); rows: fo:table-row elements; without rows: a row to be filled in;
       measure: the width of the table in pt. -->
  <xsl:template name="listing">
    <xsl:param name="caption"/>
    <xsl:param name="heads"/>
    <xsl:param name="widths"/>
    <xsl:param name="rows"/>
    <xsl:param name="what"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:param name="size" select="'10.5pt'"/>
    <xsl:param name="measure" select="442"/>
    <xsl:variable name="fitted">
      <xsl:call-template name="fitted-widths">
        <xsl:with-param name="widths" select="$widths"/><xsl:with-param name="heads" select="$heads"/><xsl:with-param name="rows" select="exsl:node-set($rows)/fo:table-row"/>
        <xsl:with-param name="room" select="$measure div substring-before($size, 'pt')"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="$caption != ''">
      <fo:block font-family="hei" font-size="10.5pt" line-height="16pt" text-align="center" space-before="8pt" space-after="3pt" keep-with-next="always"><xsl:value-of select="$caption"/></fo:block>
    </xsl:if>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="{$size}" line-height="1.4" space-before="3pt" space-after="8pt" text-align="start">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="$fitted"/></xsl:call-template>
      <fo:table-header>
        <fo:table-row>
          <xsl:for-each select="str:tokenize($heads, '|')">
            <fo:table-cell xsl:use-attribute-sets="form-cell" text-align="center" background-color="#eeeeee"><fo:block font-family="hei"><xsl:value-of select="."/></fo:block></fo:table-cell>
          </xsl:for-each>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:choose>
          <xsl:when test="string($rows) != ''"><xsl:apply-templates select="exsl:node-set($rows)/fo:table-row" mode="listing-row"/></xsl:when>
          <xsl:otherwise>
            <fo:table-row height="10mm">
              <xsl:call-template name="cell"><xsl:with-param name="columns" select="count(str:tokenize($heads, '|'))"/><xsl:with-param name="what" select="$what"/><xsl:with-param name="by" select="$by"/></xsl:call-template>
            </fo:table-row>
          </xsl:otherwise>
        </xsl:choose>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- No row of a listing is divided, none stands alone at the foot or the head of a page. -->
  <xsl:template match="fo:table-row" mode="listing-row">
    <xsl:copy>
      <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
      <xsl:if test="position() = 1 or position() = last() - 1"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
      <xsl:copy-of select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <!-- A cell of a listing: text at the start edge. -->
  <xsl:template name="item">
    <xsl:param name="text"/>
    <xsl:param name="align" select="'start'"/>
    <xsl:param name="what"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:param name="columns" select="1"/>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="$text"/><xsl:with-param name="align" select="$align"/><xsl:with-param name="what" select="$what"/><xsl:with-param name="by" select="$by"/><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
  </xsl:template>

  <!-- A cell of a listing with several values, each on a line of its own. -->
  <xsl:template name="lines">
    <xsl:param name="of"/>
    <xsl:param name="then" select="/.."/>
    <fo:table-cell xsl:use-attribute-sets="form-cell">
      <xsl:for-each select="$of"><fo:block><xsl:value-of select="normalize-space()"/></fo:block></xsl:for-each>
      <xsl:for-each select="$then"><fo:block><xsl:value-of select="normalize-space()"/></fo:block></xsl:for-each>
      <xsl:if test="not($of | $then)"><fo:block/></xsl:if>
    </fo:table-cell>
  </xsl:template>

  <!-- 是 / 否 of a yes-no value. -->
  <xsl:template name="yes-no">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$of = 'true'">是</xsl:when>
      <xsl:when test="$of = 'false'">否</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A form row: label and value; the value is a visible blank when it is empty. -->
  <xsl:template name="field-row">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:param name="paper"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:param name="columns" select="1"/>
    <xsl:param name="height" select="'9mm'"/>
    <fo:table-row height="{$height}">
      <xsl:call-template name="field-cells"><xsl:with-param name="label" select="$label"/><xsl:with-param name="text" select="$text"/><xsl:with-param name="paper" select="$paper"/><xsl:with-param name="by" select="$by"/><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <!-- Its cells, for rows with two pairs. -->
  <xsl:template name="field-cells">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:param name="paper"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:param name="columns" select="1"/>
    <xsl:param name="align" select="'justify'"/>
    <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$label"/></xsl:call-template>
    <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="shown"><xsl:with-param name="of" select="$text"/></xsl:call-template></xsl:with-param><xsl:with-param name="align" select="$align"/><xsl:with-param name="what" select="concat($paper, ' ', $label)"/><xsl:with-param name="by" select="$by"/><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
  </xsl:template>

  <!-- A part of a report: heading and paragraphs. -->
  <xsl:template name="part">
    <xsl:param name="title"/>
    <xsl:param name="text"/>
    <xsl:param name="what" select="$title"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:param name="lines" select="3"/>
    <xsl:call-template name="heading"><xsl:with-param name="text" select="$title"/></xsl:call-template>
    <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$text"/><xsl:with-param name="what" select="$what"/><xsl:with-param name="by" select="$by"/><xsl:with-param name="lines" select="$lines"/></xsl:call-template>
  </xsl:template>

  <!-- A paper on one page sequence. The current node is its row. -->
  <xsl:template name="sheet">
    <xsl:param name="content"/>
    <xsl:param name="master" select="'paper'"/>
    <fo:page-sequence master-reference="{$master}">
      <xsl:call-template name="page-sequence-attributes"/>
      <xsl:call-template name="page-frame"/>
      <fo:flow flow-name="xsl-region-body" line-height="20pt">
        <xsl:call-template name="paper-title"/>
        <fo:block text-align="center" font-family="kai" font-size="14pt" line-height="22pt" space-after="10pt" keep-with-next="always"><xsl:value-of select="$system/name"/>（<xsl:call-template name="level-name"><xsl:with-param name="level" select="$system/grading/level"/></xsl:call-template>）</fo:block>
        <xsl:copy-of select="$content"/>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>
</xsl:stylesheet>
