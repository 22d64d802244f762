<?xml version="1.0" encoding="UTF-8"?>
<!-- Parts of printed forms: check boxes, options from the schema, one-digit boxes, 有/无 with an attachment's name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:svg="http://www.w3.org/2000/svg"
  xmlns:fox="http://xmlgraphics.apache.org/fop/extensions" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="f xs">

  <xsl:variable name="schema-types" select="f:data('schemas/filing.xsd')/xs:schema/xs:simpleType | f:data('schemas/approval.xsd')/xs:schema/xs:simpleType"/>

  <!-- 填表说明 四: 在选项左侧“□”划“√”. Drawn, so that no symbol font is needed. -->
  <xsl:template name="box">
    <xsl:param name="ticked" select="false()"/>
    <fo:instream-foreign-object content-height="0.95em" alignment-adjust="-0.12em" fox:alt-text="☐">
      <xsl:if test="$ticked"><xsl:attribute name="alt-text" namespace="http://xmlgraphics.apache.org/fop/extensions">☑</xsl:attribute></xsl:if>
      <svg:svg viewBox="0 0 24 20" width="24" height="20">
        <svg:rect x="2" y="2" width="16" height="16" fill="none" stroke="black" stroke-width="1.1"/>
        <xsl:if test="$ticked"><svg:path d="M5 10.5 L9 15 L16.5 3.5" fill="none" stroke="black" stroke-width="2.2"/></xsl:if>
      </svg:svg>
    </fo:instream-foreign-object>
  </xsl:template>

  <!-- A box with its words: kept on one line. -->
  <xsl:template name="boxed">
    <xsl:param name="ticked" select="false()"/>
    <xsl:param name="text"/>
    <fo:inline keep-together.within-line="always">
      <xsl:call-template name="box"><xsl:with-param name="ticked" select="$ticked"/></xsl:call-template>
      <xsl:value-of select="$text"/>
    </fo:inline>
  </xsl:template>

  <!-- One option of the form: box, code, label, and its blank where it has one. The current node is the xs:enumeration. -->
  <xsl:template name="option">
    <xsl:param name="ticked"/>
    <xsl:param name="filled"/>
    <xsl:param name="code" select="true()"/>
    <fo:inline keep-together.within-line="always">
      <xsl:call-template name="box"><xsl:with-param name="ticked" select="$ticked"/></xsl:call-template>
      <xsl:if test="$code"><xsl:value-of select="@value"/></xsl:if>
      <xsl:variable name="label" select="string(.//*[local-name() = 'label'])"/>
      <xsl:variable name="blank" select=".//*[local-name() = 'blank']"/>
      <xsl:choose>
        <!-- 跨__个: the blank stands before the last character. -->
        <xsl:when test="$blank/@before">
          <xsl:value-of select="substring-before($label, $blank/@before)"/>
          <xsl:call-template name="option-blank">
            <xsl:with-param name="filled"><xsl:if test="$ticked"><xsl:value-of select="$filled"/></xsl:if></xsl:with-param>
            <xsl:with-param name="width" select="'2em'"/>
          </xsl:call-template>
          <xsl:value-of select="concat($blank/@before, substring-after($label, $blank/@before))"/>
        </xsl:when>
        <xsl:when test="$blank">
          <xsl:value-of select="$label"/>
          <xsl:call-template name="option-blank">
            <xsl:with-param name="filled"><xsl:if test="$ticked"><xsl:value-of select="$filled"/></xsl:if></xsl:with-param>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$label"/></xsl:otherwise>
      </xsl:choose>
    </fo:inline>
  </xsl:template>

  <xsl:template name="option-blank">
    <xsl:param name="filled"/>
    <xsl:param name="width" select="'5em'"/>
    <xsl:choose>
      <xsl:when test="normalize-space($filled) != ''"><fo:inline text-decoration="underline"><xsl:value-of select="concat('&#160;', normalize-space($filled), '&#160;')"/></fo:inline></xsl:when>
      <xsl:otherwise><xsl:call-template name="blank"><xsl:with-param name="width" select="$width"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- All options of a type one after the other. chosen: the code, or several nodes with codes; filled: text of the blank of the chosen one.
       what: name for the to-fill list when nothing is chosen. -->
  <xsl:template name="options">
    <xsl:param name="type"/>
    <xsl:param name="chosen"/>
    <xsl:param name="filled"/>
    <xsl:param name="what"/>
    <xsl:param name="code" select="true()"/>
    <xsl:param name="gap" select="'　'"/>
    <xsl:if test="not($chosen)"><xsl:call-template name="missing"><xsl:with-param name="what" select="$what"/></xsl:call-template></xsl:if>
    <xsl:for-each select="$schema-types[@name = $type]/xs:restriction/xs:enumeration">
      <xsl:call-template name="option">
        <xsl:with-param name="ticked" select="boolean($chosen[. = current()/@value])"/>
        <xsl:with-param name="filled" select="$filled"/>
        <xsl:with-param name="code" select="$code"/>
      </xsl:call-template>
      <xsl:value-of select="$gap"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Nothing to see, but a row of the to-fill list: for boxes none of which is ticked. -->
  <xsl:template name="missing">
    <xsl:param name="what"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:if test="$what != ''"><fo:inline db:blank="{$what}" db:by="{$by}"/></xsl:if>
  </xsl:template>

  <!-- □有 □无　附件名称____ -->
  <xsl:template name="present">
    <xsl:param name="present"/>
    <xsl:param name="attachment"/>
    <xsl:param name="what"/>
    <xsl:if test="not($present)"><xsl:call-template name="missing"><xsl:with-param name="what" select="$what"/></xsl:call-template></xsl:if>
    <xsl:call-template name="boxed"><xsl:with-param name="ticked" select="$present = 'true'"/><xsl:with-param name="text" select="'有'"/></xsl:call-template>
    <xsl:text>　</xsl:text>
    <xsl:call-template name="boxed"><xsl:with-param name="ticked" select="$present = 'false'"/><xsl:with-param name="text" select="'无'"/></xsl:call-template>
    <xsl:text>　附件名称</xsl:text>
    <xsl:choose>
      <xsl:when test="$present = 'true' and normalize-space($attachment) != ''"><fo:inline text-decoration="underline"><xsl:value-of select="concat('&#160;', normalize-space($attachment), '&#160;')"/></fo:inline></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="blank">
          <xsl:with-param name="what"><xsl:if test="$present = 'true'"><xsl:value-of select="concat($what, '附件名称')"/></xsl:if></xsl:with-param>
          <xsl:with-param name="width" select="'10em'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Cells of one digit each. -->
  <xsl:template name="digit-cells">
    <xsl:param name="text"/>
    <xsl:param name="count"/>
    <xsl:param name="at" select="1"/>
    <xsl:param name="what"/>
    <xsl:if test="$at &lt;= $count">
      <fo:table-cell xsl:use-attribute-sets="form-cell" text-align="center" padding="0pt">
        <fo:block>
          <xsl:if test="$at = 1 and $text = '' and $what != ''">
            <xsl:attribute name="blank" namespace="urn:dengbao:paper"><xsl:value-of select="$what"/></xsl:attribute>
            <xsl:attribute name="by" namespace="urn:dengbao:paper"><xsl:value-of select="$owner"/></xsl:attribute>
          </xsl:if>
          <xsl:value-of select="substring($text, $at, 1)"/>
        </fo:block>
      </fo:table-cell>
      <xsl:call-template name="digit-cells">
        <xsl:with-param name="text" select="$text"/>
        <xsl:with-param name="count" select="$count"/>
        <xsl:with-param name="at" select="$at + 1"/>
        <xsl:with-param name="what" select="$what"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:attribute-set name="form-cell">
    <xsl:attribute name="border">0.6pt solid black</xsl:attribute>
    <xsl:attribute name="padding">1.5pt 3pt</xsl:attribute>
    <xsl:attribute name="display-align">center</xsl:attribute>
  </xsl:attribute-set>

  <!-- A cell with plain text: label or value. -->
  <xsl:template name="cell">
    <xsl:param name="columns" select="1"/>
    <xsl:param name="rows" select="1"/>
    <xsl:param name="text"/>
    <xsl:param name="align" select="'center'"/>
    <xsl:param name="what"/>
    <xsl:param name="by" select="$owner"/>
    <xsl:param name="head" select="false()"/>
    <xsl:param name="size"/>
    <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="{$columns}" number-rows-spanned="{$rows}" text-align="{$align}">
      <xsl:if test="$head"><xsl:attribute name="role">TH</xsl:attribute></xsl:if>
      <fo:block>
        <xsl:if test="$size != ''"><xsl:attribute name="font-size"><xsl:value-of select="$size"/></xsl:attribute></xsl:if>
        <xsl:if test="normalize-space($text) = '' and $what != ''">
          <xsl:attribute name="blank" namespace="urn:dengbao:paper"><xsl:value-of select="$what"/></xsl:attribute>
          <xsl:attribute name="by" namespace="urn:dengbao:paper"><xsl:value-of select="$by"/></xsl:attribute>
        </xsl:if>
        <xsl:value-of select="normalize-space($text)"/>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="label-cell">
    <xsl:param name="text"/>
    <xsl:param name="columns" select="1"/>
    <xsl:param name="rows" select="1"/>
    <xsl:call-template name="cell">
      <xsl:with-param name="text" select="$text"/>
      <xsl:with-param name="columns" select="$columns"/>
      <xsl:with-param name="rows" select="$rows"/>
      <xsl:with-param name="head" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- table-columns from a list of relative widths: '20,5,5'. -->
  <xsl:template name="columns">
    <xsl:param name="widths"/>
    <xsl:variable name="first" select="substring-before(concat($widths, ','), ',')"/>
    <xsl:if test="$first != ''">
      <fo:table-column column-width="proportional-column-width({$first})"/>
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="substring-after($widths, ',')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
