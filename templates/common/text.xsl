<?xml version="1.0" encoding="UTF-8"?>
<!-- What all papers share: headings, paragraphs, visible blanks, dates, numbers, simple tables, places for seals and signatures. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="f str">

  <!-- Headings. outline: level in bookmarks and contents, 0 for none; entry: what stands there, where it is shorter. -->
  <xsl:template name="heading">
    <xsl:param name="level" select="1"/>
    <xsl:param name="outline" select="$level + 1"/>
    <xsl:param name="text"/>
    <xsl:param name="entry"/>
    <xsl:variable name="id">
      <xsl:text>h-</xsl:text><xsl:value-of select="generate-id()"/>-<xsl:value-of select="$level"/>-<xsl:value-of select="translate($text, ' ', '')"/>
    </xsl:variable>
    <fo:block role="H{$level + 1}" keep-with-next="always" text-align="start">
      <xsl:if test="$outline &gt; 0">
        <xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute>
        <xsl:attribute name="outline" namespace="urn:dengbao:paper"><xsl:value-of select="$outline"/></xsl:attribute>
        <xsl:if test="$entry != ''"><xsl:attribute name="entry" namespace="urn:dengbao:paper"><xsl:value-of select="$entry"/></xsl:attribute></xsl:if>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="$level = 1">
          <xsl:attribute name="font-family">hei</xsl:attribute>
          <xsl:attribute name="font-size">15pt</xsl:attribute>
          <xsl:attribute name="line-height">24pt</xsl:attribute>
          <xsl:attribute name="space-before">14pt</xsl:attribute>
          <xsl:attribute name="space-after">6pt</xsl:attribute>
        </xsl:when>
        <xsl:when test="$level = 2">
          <xsl:attribute name="font-family">kai</xsl:attribute>
          <xsl:attribute name="font-weight">bold</xsl:attribute>
          <xsl:attribute name="font-size">14pt</xsl:attribute>
          <xsl:attribute name="line-height">22pt</xsl:attribute>
          <xsl:attribute name="space-before">10pt</xsl:attribute>
          <xsl:attribute name="space-after">4pt</xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="font-weight">bold</xsl:attribute>
          <xsl:attribute name="font-size">12pt</xsl:attribute>
          <xsl:attribute name="space-before">6pt</xsl:attribute>
          <xsl:attribute name="space-after">2pt</xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="$text"/>
    </fo:block>
  </xsl:template>

  <!-- The title of a paper, on its first page: the first bookmark. The current node is the paper's row. -->
  <xsl:template name="paper-title">
    <xsl:param name="text" select="@title"/>
    <fo:block id="paper-{@id}" db:outline="1" role="H1" font-family="hei" font-size="22pt" line-height="32pt" text-align="center"
      space-before="12pt" space-before.conditionality="retain" space-after="18pt" keep-with-next="always">
      <xsl:if test="string-length($text) &gt; 20"><xsl:attribute name="font-size">18pt</xsl:attribute></xsl:if>
      <xsl:value-of select="$text"/>
    </fo:block>
  </xsl:template>

  <!-- Text of the description as paragraphs: one for each line that is not empty. -->
  <xsl:template name="paragraphs">
    <xsl:param name="text"/>
    <xsl:param name="what"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:param name="lines" select="3"/>
    <xsl:param name="lead"/>
    <xsl:choose>
      <xsl:when test="normalize-space($text) = ''">
        <xsl:if test="$lead != ''"><fo:block text-indent="2em" keep-with-next="always"><xsl:value-of select="$lead"/></fo:block></xsl:if>
        <xsl:call-template name="blank-lines">
          <xsl:with-param name="what" select="$what"/>
          <xsl:with-param name="by" select="$by"/>
          <xsl:with-param name="count" select="$lines"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="str:tokenize($text, '&#10;')[normalize-space() != '']">
          <fo:block text-indent="2em"><xsl:if test="position() = 1"><xsl:value-of select="$lead"/></xsl:if><xsl:value-of select="normalize-space(.)"/><xsl:if test="$lead != '' and position() = last()"><xsl:call-template name="full-stop"><xsl:with-param name="after" select="."/></xsl:call-template></xsl:if></fo:block>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The full stop of a sentence that ends with a text of the description, unless the text has its own. -->
  <xsl:template name="full-stop">
    <xsl:param name="after"/>
    <xsl:variable name="text" select="normalize-space($after)"/>
    <xsl:if test="$text = '' or not(contains('。！？；…', substring($text, string-length($text))))">。</xsl:if>
  </xsl:template>

  <!-- A value, or a visible blank that goes to the to-fill list. -->
  <xsl:template name="value">
    <xsl:param name="of"/>
    <xsl:param name="what"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:param name="width" select="'8em'"/>
    <xsl:choose>
      <xsl:when test="normalize-space($of) != ''"><xsl:value-of select="normalize-space($of)"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="blank">
          <xsl:with-param name="what" select="$what"/>
          <xsl:with-param name="by" select="$by"/>
          <xsl:with-param name="width" select="$width"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An underlined blank within a line. what: name for the to-fill list; empty: a blank that is no duty (an option not chosen). -->
  <xsl:template name="blank">
    <xsl:param name="what"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:param name="width" select="'8em'"/>
    <fo:inline>
      <xsl:if test="$what != ''">
        <xsl:attribute name="blank" namespace="urn:dengbao:paper"><xsl:value-of select="$what"/></xsl:attribute>
        <xsl:attribute name="by" namespace="urn:dengbao:paper"><xsl:value-of select="$by"/></xsl:attribute>
      </xsl:if>
      <fo:leader leader-pattern="rule" rule-thickness="0.5pt" leader-length="{$width}"/>
    </fo:inline>
  </xsl:template>

  <!-- Whole lines to write on: what is to be written and its lines stay on one page. what: 'PAPER PART' for the to-fill list; the paper itself says the part only. -->
  <xsl:template name="blank-lines">
    <xsl:param name="what"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:param name="count" select="3"/>
    <xsl:param name="hint" select="''"/>
    <fo:block db:blank="{$what}" db:by="{$by}" color="#606060" font-size="10.5pt" keep-with-next="always">
      <xsl:text>（待</xsl:text><xsl:value-of select="$by"/><xsl:text>填写：</xsl:text><xsl:value-of select="concat(substring-after($what, ' '), substring($what, 1, string-length($what) * not(contains($what, ' '))))"/><xsl:if test="$hint != ''">。<xsl:value-of select="$hint"/></xsl:if><xsl:text>）</xsl:text>
    </fo:block>
    <xsl:call-template name="rules">
      <xsl:with-param name="count" select="$count"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="rules">
    <xsl:param name="count"/>
    <xsl:if test="$count &gt; 0">
      <fo:block text-align-last="justify">
        <xsl:if test="$count &gt; 1"><xsl:attribute name="keep-with-next">always</xsl:attribute></xsl:if>
        <fo:leader leader-pattern="rule" rule-thickness="0.4pt" leader-length.minimum="0pt" leader-length.optimum="100%" leader-length.maximum="100%"/>
      </fo:block>
      <xsl:call-template name="rules">
        <xsl:with-param name="count" select="$count - 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- 2026-03-20 as 2026年3月20日; no date: blanks before 年, 月, 日. -->
  <xsl:template name="date">
    <xsl:param name="of"/>
    <xsl:param name="what"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:choose>
      <xsl:when test="string-length(normalize-space($of)) &gt;= 10">
        <xsl:value-of select="concat(number(substring($of, 1, 4)), '年', number(substring($of, 6, 2)), '月', number(substring($of, 9, 2)), '日')"/>
      </xsl:when>
      <xsl:otherwise>
        <fo:inline>
          <xsl:if test="$what != ''">
            <xsl:attribute name="blank" namespace="urn:dengbao:paper"><xsl:value-of select="$what"/></xsl:attribute>
            <xsl:attribute name="by" namespace="urn:dengbao:paper"><xsl:value-of select="$by"/></xsl:attribute>
          </xsl:if>
          <fo:leader leader-pattern="space" leader-length="3em"/>年<fo:leader leader-pattern="space" leader-length="2em"/>月<fo:leader leader-pattern="space" leader-length="2em"/>日</fo:inline>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A value of a table of labels and values: a date as 2026年3月20日, all else as it is. -->
  <xsl:template name="shown">
    <xsl:param name="of"/>
    <xsl:variable name="text" select="normalize-space($of)"/>
    <xsl:choose>
      <xsl:when test="translate($text, '0123456789', '') = '--' and string-length($text) = 10"><xsl:call-template name="date"><xsl:with-param name="of" select="$text"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 1 to 10 and more as 一, 二, … 十一. -->
  <xsl:template name="chinese-number">
    <xsl:param name="n"/>
    <xsl:variable name="digits" select="'一二三四五六七八九'"/>
    <xsl:variable name="tens" select="floor($n div 10)"/>
    <xsl:if test="$n &gt;= 100"><xsl:value-of select="concat(substring($digits, floor($n div 100), 1), '百')"/></xsl:if>
    <xsl:choose>
      <xsl:when test="$n &gt;= 100 and $n mod 100 = 0"/>
      <xsl:when test="$n &gt;= 100 and $n mod 100 &lt; 10">零</xsl:when>
      <xsl:when test="$n &gt;= 100"><xsl:value-of select="concat(substring($digits, $tens mod 10, 1), '十')"/></xsl:when>
      <xsl:when test="$tens = 1">十</xsl:when>
      <xsl:when test="$tens &gt; 1"><xsl:value-of select="concat(substring($digits, $tens, 1), '十')"/></xsl:when>
    </xsl:choose>
    <xsl:value-of select="substring($digits, $n mod 10, 1)"/>
  </xsl:template>

  <xsl:template name="level-name">
    <xsl:param name="level"/>
    <xsl:choose>
      <xsl:when test="$level &gt;= 1 and $level &lt;= 5">第<xsl:value-of select="substring('一二三四五', $level, 1)"/>级</xsl:when>
      <xsl:otherwise>第＿级</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An item of an article of the Measures, word for word: （一）…； -->
  <xsl:template match="article/item" mode="measures">
    <xsl:text>（</xsl:text><xsl:value-of select="substring('一二三四五六七八九十', @number, 1)"/><xsl:text>）</xsl:text><xsl:value-of select="."/>
  </xsl:template>

  <!-- The label of an option by its code, from the schema: the one list. -->
  <xsl:template name="option-label">
    <xsl:param name="type"/>
    <xsl:param name="code"/>
    <xsl:value-of select="$schema-types[@name = $type]//*[local-name() = 'enumeration'][@value = $code]//*[local-name() = 'label']"/>
  </xsl:template>

  <!-- Signature and seal at the end of a paper. -->
  <xsl:template name="seal-place">
    <xsl:param name="who"/>
    <xsl:param name="date"/>
    <xsl:param name="what" select="'盖章和日期'"/>
    <xsl:param name="by" select="$owner"/>
    <fo:block-container keep-together.within-page="always" keep-with-previous.within-page="always" space-before="36pt" space-after="24pt">
      <!-- （盖章） is never alone on a line -->
      <fo:block text-align="end" end-indent="2em"><xsl:value-of select="substring($who, 1, string-length($who) - 4)"/><fo:inline keep-together.within-line="always"><xsl:value-of select="substring($who, string-length($who) - 3)"/>（盖章）</fo:inline></fo:block>
      <fo:block text-align="end" end-indent="2em">
        <xsl:call-template name="date">
          <xsl:with-param name="of" select="$date"/>
          <xsl:with-param name="what" select="$what"/>
          <xsl:with-param name="by" select="$by"/>
        </xsl:call-template>
      </fo:block>
    </fo:block-container>
  </xsl:template>
</xsl:stylesheet>
