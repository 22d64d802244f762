<?xml version="1.0" encoding="UTF-8"?>
<!-- What the papers of an approval (Art. 30) share: the secrecy mark, the page on the type area of GB/T 9704-2012, headings of an official letter, small tables, places for opinions and seals. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  exclude-result-prefixes="f exsl str xs">

  <xsl:variable name="secrecy-levels" select="$schema-types[@name = 'secrecy-level']//xs:enumeration"/>

  <!-- 秘密 1, 机密 2, 绝密 3; 非涉密 0. -->
  <xsl:template name="rank">
    <xsl:param name="level"/>
    <xsl:choose>
      <xsl:when test="$level = 'secret'">1</xsl:when>
      <xsl:when test="$level = 'highly-secret'">2</xsl:when>
      <xsl:when test="$level = 'top-secret'">3</xsl:when>
      <xsl:otherwise>0</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="secrecy-name">
    <xsl:param name="level"/>
    <xsl:call-template name="option-label"><xsl:with-param name="type" select="'information-level'"/><xsl:with-param name="code" select="$level"/></xsl:call-template>
  </xsl:template>

  <!-- The marks of some papers as <mark rank years/>: what the description sets, else the system's level and the longest period of a level (绝密 30, 机密 20, 秘密 10 years). -->
  <xsl:template name="marks">
    <xsl:param name="papers"/>
    <xsl:for-each select="$papers[@part]">
      <xsl:variable name="set" select="$approval/marks/mark[paper = current()/@part][last()]"/>
      <xsl:variable name="rank"><xsl:call-template name="rank"><xsl:with-param name="level" select="($approval/system/level | $set/level)[last() = 1 or parent::mark]"/></xsl:call-template></xsl:variable>
      <mark rank="{$rank}" years="{10 * $rank}">
        <xsl:if test="$set/years"><xsl:attribute name="years"><xsl:value-of select="$set/years"/></xsl:attribute></xsl:if>
      </mark>
    </xsl:for-each>
  </xsl:template>

  <!-- Papers of this description that a volume holds. -->
  <xsl:variable name="given"> <xsl:for-each select="$approval/*"><xsl:value-of select="concat(' ', name(), ' ')"/></xsl:for-each></xsl:variable>
  <xsl:variable name="approval-parts" select="$papers[@of = 'approval' and not(@bound)][not(@given) or contains($given, concat(' ', @given, ' '))]"/>

  <!-- 机密★20年: of one paper, or of a volume the highest level and the longest period of its parts. -->
  <xsl:template name="secrecy-mark">
    <xsl:param name="papers" select="."/>
    <xsl:variable name="found">
      <xsl:call-template name="marks"><xsl:with-param name="papers" select="$papers[not(@bound)] | $approval-parts[$papers/@bound]"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="marks" select="exsl:node-set($found)/mark"/>
    <xsl:variable name="rank"><xsl:for-each select="$marks"><xsl:sort select="@rank" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@rank"/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="years"><xsl:for-each select="$marks"><xsl:sort select="@years" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@years"/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:value-of select="concat($secrecy-levels[position() = $rank]//*[local-name() = 'label'], '★', number($years), '年')"/>
  </xsl:template>

  <!-- The mark as it is printed: 年 on a baseline of its own, by nothing one could see, so that no space is set between the digits and it. -->
  <xsl:template name="secrecy-mark-set">
    <xsl:param name="papers" select="."/>
    <xsl:variable name="mark"><xsl:call-template name="secrecy-mark"><xsl:with-param name="papers" select="$papers"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="substring-before($mark, '年')"/><fo:inline baseline-shift="0.01pt">年</fo:inline>
  </xsl:template>

  <!-- 份号: 机密 and 绝密 always, 秘密 when copies are counted. A page of a volume bears the volume's number. -->
  <xsl:template name="copy-number">
    <xsl:variable name="mark"><xsl:call-template name="secrecy-mark"><xsl:with-param name="papers" select="$paper"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$copy &gt; 0"><xsl:value-of select="format-number($copy, '000000')"/></xsl:when>
      <xsl:when test="not(starts-with($mark, '秘密'))">000001</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The first two lines of the type area (GB/T 9704-2012 7.2.1, 7.2.2): 份号, then the mark, 16 pt at the left edge; and the page number, 14 pt, 7 mm below the type area, one character in from the outer edge. -->
  <xsl:template name="secret-frame">
    <xsl:param name="papers" select="."/>
    <xsl:variable name="number"><xsl:call-template name="copy-number"/></xsl:variable>
    <fo:static-content flow-name="xsl-region-before" font-family="hei" font-size="16pt" line-height="28.99pt">
      <xsl:if test="$number != ''"><fo:block><xsl:value-of select="$number"/></fo:block></xsl:if>
      <fo:block text-align-last="justify">
        <xsl:call-template name="secrecy-mark-set"><xsl:with-param name="papers" select="$papers"/></xsl:call-template>
        <fo:leader leader-pattern="space"/>
        <xsl:if test="$draft"><fo:inline font-size="10.5pt" color="#c00000">草稿，不得报送</fo:inline></xsl:if>
      </fo:block>
    </fo:static-content>
    <fo:static-content flow-name="number-odd" font-size="14pt" line-height="18pt"><fo:block text-align="end" end-indent="14pt">— <fo:page-number/> —</fo:block></fo:static-content>
    <fo:static-content flow-name="number-even" font-size="14pt" line-height="18pt"><fo:block text-align="start" start-indent="14pt">— <fo:page-number/> —</fo:block></fo:static-content>
  </xsl:template>

  <!-- 仿宋 16 pt, 22 lines of 28 characters. -->
  <xsl:attribute-set name="secret-flow">
    <xsl:attribute name="flow-name">xsl-region-body</xsl:attribute>
    <xsl:attribute name="font-family">fangsong</xsl:attribute>
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height">28.99pt</xsl:attribute>
    <xsl:attribute name="letter-spacing">-0.21pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- A framed note: frame and padding stay within the type area. -->
  <xsl:attribute-set name="note-box">
    <xsl:attribute name="font-size">10.5pt</xsl:attribute>
    <xsl:attribute name="line-height">16pt</xsl:attribute>
    <xsl:attribute name="letter-spacing">0pt</xsl:attribute>
    <xsl:attribute name="border">0.5pt solid #606060</xsl:attribute>
    <xsl:attribute name="padding">4pt 6pt</xsl:attribute>
    <xsl:attribute name="start-indent">6.5pt</xsl:attribute>
    <xsl:attribute name="end-indent">6.5pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- A page sequence of a paper. The current node is the paper's row. -->
  <xsl:template name="secret-pages">
    <xsl:param name="content"/>
    <xsl:param name="first" select="true()"/>
    <fo:page-sequence master-reference="secret">
      <xsl:call-template name="page-sequence-attributes"><xsl:with-param name="first" select="$first"/></xsl:call-template>
      <xsl:call-template name="secret-frame"/>
      <fo:flow xsl:use-attribute-sets="secret-flow"><xsl:copy-of select="$content"/></fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <!-- A paper on one page sequence: title, system with its level, content. -->
  <xsl:template name="secret-sheet">
    <xsl:param name="content"/>
    <xsl:call-template name="secret-pages">
      <xsl:with-param name="content">
        <xsl:call-template name="secret-title"/>
        <fo:block text-align="center" font-family="kai" space-after="14pt" keep-with-next="always"><xsl:value-of select="$system/name"/>（<xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="$system/level"/></xsl:call-template>级）</fo:block>
        <xsl:copy-of select="$content"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="secret-title">
    <xsl:param name="text" select="@title"/>
    <fo:block id="paper-{@id}" db:outline="1" role="H1" font-family="song" font-weight="700" font-size="22pt" line-height="34pt" letter-spacing="0pt" text-align="center"
      space-before="20pt" space-before.conditionality="retain" space-after="14pt" keep-with-next="always"><xsl:value-of select="$text"/></fo:block>
  </xsl:template>

  <!-- 一、黑体 and （一）楷体, as a paragraph of its own. -->
  <xsl:template name="h">
    <xsl:param name="level" select="1"/>
    <xsl:param name="text"/>
    <fo:block id="h-{generate-id()}-{$level}-{translate($text, ' ', '')}" db:outline="{$level + 1}" role="H{$level + 1}" text-indent="2em" text-align="start" keep-with-next="always">
      <xsl:attribute name="font-family"><xsl:choose><xsl:when test="$level = 1">hei</xsl:when><xsl:otherwise>kai</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:value-of select="$text"/>
    </fo:block>
  </xsl:template>

  <!-- Heading and paragraphs of the description, or lines to write on. -->
  <xsl:template name="chapter">
    <xsl:param name="title"/>
    <xsl:param name="text"/>
    <xsl:param name="what"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:param name="lines" select="3"/>
    <xsl:call-template name="h"><xsl:with-param name="text" select="$title"/></xsl:call-template>
    <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$text"/><xsl:with-param name="what" select="$what"/><xsl:with-param name="by" select="$by"/><xsl:with-param name="lines" select="$lines"/></xsl:call-template>
  </xsl:template>

  <!-- A table of labels and values. rows: <row label="…" by="…">value</row>; a row without value is a blank to be filled in; two: two pairs on a line. -->
  <xsl:template name="facts">
    <xsl:param name="rows"/>
    <xsl:param name="paper"/>
    <xsl:param name="label-width" select="17"/>
    <xsl:variable name="all" select="exsl:node-set($rows)/row"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="12pt" line-height="18pt" letter-spacing="0pt" space-before="6pt" space-after="10pt" text-align="start">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="concat($label-width, ',', 50 - $label-width, ',', $label-width, ',', 50 - $label-width)"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$all[not(@second)]">
          <fo:table-row height="11mm" keep-together.within-page="always">
            <xsl:if test="position() = 1 or position() = last() - 1"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
            <xsl:apply-templates select=". | following-sibling::row[1][@second]" mode="fact"><xsl:with-param name="paper" select="$paper"/></xsl:apply-templates>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template match="row" mode="fact">
    <xsl:param name="paper"/>
    <xsl:variable name="by"><xsl:choose><xsl:when test="@by"><xsl:value-of select="@by"/></xsl:when><xsl:otherwise><xsl:value-of select="$owner"/></xsl:otherwise></xsl:choose></xsl:variable>
    <fo:table-cell xsl:use-attribute-sets="form-cell" role="TH" text-align="center" font-family="hei"><fo:block><xsl:value-of select="@label"/></fo:block></fo:table-cell>
    <fo:table-cell xsl:use-attribute-sets="form-cell">
      <xsl:if test="not(@second or following-sibling::row[1][@second])"><xsl:attribute name="number-columns-spanned">3</xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="*"><xsl:copy-of select="*"/></xsl:when>
        <xsl:when test="normalize-space(.) = ''"><fo:block><xsl:if test="not(@optional)"><xsl:attribute name="blank" namespace="urn:dengbao:paper"><xsl:value-of select="concat($paper, ' ', @label)"/></xsl:attribute><xsl:attribute name="by" namespace="urn:dengbao:paper"><xsl:value-of select="$by"/></xsl:attribute></xsl:if></fo:block></xsl:when>
        <xsl:otherwise><xsl:for-each select="str:tokenize(., '&#10;')[normalize-space(.) != '']"><fo:block><xsl:call-template name="shown"><xsl:with-param name="of" select="."/></xsl:call-template></fo:block></xsl:for-each></xsl:otherwise>
      </xsl:choose>
    </fo:table-cell>
  </xsl:template>

  <!-- A place for an opinion with signature, seal and date: a row of a table over its whole width. -->
  <xsl:template name="opinion">
    <xsl:param name="title"/>
    <xsl:param name="by"/>
    <xsl:param name="text"/>
    <xsl:param name="date"/>
    <xsl:param name="who" select="$by"/>
    <xsl:param name="height" select="'50mm'"/>
    <xsl:param name="gap" select="'22mm'"/>
    <xsl:param name="signer" select="'负责人（签字）：'"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="12pt" line-height="18pt" letter-spacing="0pt" space-after="8pt">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'16,84'"/></xsl:call-template>
      <fo:table-body>
        <fo:table-row height="{$height}" keep-together.within-page="always">
          <fo:table-cell xsl:use-attribute-sets="form-cell" role="TH" text-align="center" font-family="hei"><fo:block><xsl:value-of select="$title"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="form-cell" display-align="after">
            <xsl:choose>
              <xsl:when test="normalize-space($text) != ''"><xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$text"/></xsl:call-template></xsl:when>
              <xsl:otherwise><fo:block db:blank="{$title}" db:by="{$by}" color="#606060" font-size="10.5pt">（待<xsl:value-of select="$by"/>填写）</fo:block></xsl:otherwise>
            </xsl:choose>
            <fo:block space-before="{$gap}" text-align="start"><xsl:value-of select="$signer"/></fo:block>
            <fo:block text-align="end" end-indent="2em"><xsl:value-of select="$who"/>（盖章）</fo:block>
            <fo:block text-align="end" end-indent="2em"><xsl:call-template name="date"><xsl:with-param name="of" select="$date"/><xsl:with-param name="what" select="concat($title, '日期')"/><xsl:with-param name="by" select="$by"/></xsl:call-template></fo:block>
          </fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- Name of a domain by its id or name. -->
  <xsl:template name="domain-name">
    <xsl:param name="id"/>
    <xsl:value-of select="$system/domains/domain[id = $id or name = $id]/name"/>
  </xsl:template>

  <!-- One line of a listing: cells of text, each a <c>; center="true" in the middle, what: name of the blank when it is empty. -->
  <xsl:template name="line">
    <xsl:param name="cells"/>
    <fo:table-row>
      <xsl:for-each select="exsl:node-set($cells)/c">
        <xsl:call-template name="item">
          <xsl:with-param name="text" select="string(.)"/>
          <xsl:with-param name="align"><xsl:choose><xsl:when test="@center">center</xsl:when><xsl:otherwise>start</xsl:otherwise></xsl:choose></xsl:with-param>
          <xsl:with-param name="what" select="@what"/>
          <xsl:with-param name="by"><xsl:choose><xsl:when test="@by"><xsl:value-of select="@by"/></xsl:when><xsl:otherwise><xsl:value-of select="$owner"/></xsl:otherwise></xsl:choose></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="seal">
    <xsl:param name="date" select="$approval/application-date"/>
    <xsl:param name="what" select="concat(@title, ' 日期')"/>
    <xsl:call-template name="seal-place"><xsl:with-param name="who" select="$unit/name"/><xsl:with-param name="date" select="$date"/><xsl:with-param name="what" select="$what"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
