<?xml version="1.0" encoding="UTF-8"?>
<!-- Widths of the columns of a listing by what stands in them: room that some columns do not need goes to those whose text is longer than their share, the smallest want first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="fo exsl str">

  <!-- What a cell needs beside its text, in em: padding, and what the estimate of the text may lack. -->
  <xsl:variable name="cell-air" select="1.2"/>

  <!-- widths: '10,40', the shares of the columns while nothing is known of them; heads: '序号|名称'; rows: fo:table-row elements; room: width of the table in em. Gives a list like widths. -->
  <xsl:template name="fitted-widths">
    <xsl:param name="widths"/>
    <xsl:param name="heads"/>
    <xsl:param name="rows"/>
    <xsl:param name="room"/>
    <xsl:variable name="shares" select="str:tokenize($widths, ',')"/>
    <xsl:variable name="head" select="str:tokenize($heads, '|')"/>
    <xsl:variable name="plain" select="$rows[not(fo:table-cell/@number-columns-spanned &gt; 1)]"/>
    <xsl:variable name="measured">
      <xsl:for-each select="$shares">
        <xsl:variable name="k" select="position()"/>
        <xsl:variable name="needs"><xsl:call-template name="column-needs"><xsl:with-param name="texts" select="$plain/fo:table-cell[$k]/fo:block"/><xsl:with-param name="head" select="$head[$k]"/></xsl:call-template></xsl:variable>
        <xsl:variable name="has" select=". div sum($shares) * $room"/>
        <!-- a column without any text is one to write in: it keeps its share -->
        <xsl:variable name="spare" select="($needs &gt; 0) * ($has - $needs)"/>
        <!-- one that needs several lines anyway lends some of its share -->
        <xsl:variable name="lent" select="($spare &lt; -$has div 2) * $has * 0.15"/>
        <column has="{$has - $lent}" lent="{$lent}" over="{$spare * ($spare &gt; 0)}" short="{$lent - $spare * ($spare &lt; 0)}"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="ranked">
      <xsl:for-each select="exsl:node-set($measured)/column"><column upto="{sum(../column[@short &lt;= current()/@short]/@short)}"><xsl:copy-of select="@*"/></column></xsl:for-each>
    </xsl:variable>
    <xsl:variable name="columns" select="exsl:node-set($ranked)/column"/>
    <xsl:variable name="over" select="sum($columns/@over)"/>
    <xsl:variable name="lent" select="sum($columns/@lent)"/>
    <xsl:variable name="met" select="sum($columns[@upto &lt;= $over + $lent]/@short)"/>
    <xsl:variable name="unmet" select="sum($columns/@short) - $met"/>
    <!-- of what it wants a column gets all, or this part -->
    <xsl:variable name="part" select="($unmet &gt; 0) * ($over + $lent - $met) div ($unmet + ($unmet = 0))"/>
    <xsl:variable name="given" select="$met + $unmet * $part - $lent"/>
    <xsl:for-each select="$columns">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:value-of select="format-number(@has + @short * ((@upto &lt;= $over + $lent) + (@upto &gt; $over + $lent) * $part) - @over * $given div ($over + ($over = 0)), '0.00')"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The longest of some texts, but not more than three times their mean: a few long ones do not narrow all other columns; or the heading, of which a long one may take two lines; with air.
       0 when all texts are empty. -->
  <xsl:template name="column-needs">
    <xsl:param name="texts"/>
    <xsl:param name="head"/>
    <xsl:variable name="lengths">
      <xsl:for-each select="$texts"><n><xsl:call-template name="text-width"><xsl:with-param name="text" select="string()"/></xsl:call-template></n></xsl:for-each>
    </xsl:variable>
    <xsl:variable name="all" select="exsl:node-set($lengths)/n"/>
    <xsl:variable name="longest"><xsl:for-each select="$all"><xsl:sort select="." data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="limit" select="3 * sum($all) div (count($all) + not($all))"/>
    <xsl:variable name="text" select="$longest * ($longest &lt;= $limit) + $limit * ($longest &gt; $limit)"/>
    <xsl:variable name="heading" select="string-length($head) div (1 + (string-length($head) &gt; 7))"/>
    <xsl:choose>
      <xsl:when test="not(sum($all) &gt; 0)">0</xsl:when>
      <xsl:when test="$heading &gt; $text"><xsl:value-of select="$heading + $cell-air"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text + $cell-air"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The width of a text in em, near enough: capitals 0.7, small letters and digits 0.5, marks of ASCII 0.3, all others 1. -->
  <xsl:template name="text-width">
    <xsl:param name="text"/>
    <xsl:variable name="no-capitals" select="translate($text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '')"/>
    <xsl:variable name="no-letters" select="translate($no-capitals, 'abcdefghijklmnopqrstuvwxyz0123456789@_+', '')"/>
    <xsl:variable name="wide" select="translate($no-letters, ' .,:;/-()', '')"/>
    <xsl:value-of select="0.7 * (string-length($text) - string-length($no-capitals)) + 0.5 * (string-length($no-capitals) - string-length($no-letters)) + 0.3 * (string-length($no-letters) - string-length($wide)) + string-length($wide)"/>
  </xsl:template>
</xsl:stylesheet>
