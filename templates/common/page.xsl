<?xml version="1.0" encoding="UTF-8"?>
<!-- Page masters and what stands outside the text: page numbers, running titles, the draft mark.
     form: the 备案表, which may not be altered, so nothing but its own grid. paper: reports and materials on the type area of GB/T 9704 (156 × 225 mm).
     wide: tables on A4 landscape. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper">

  <xsl:template name="page-masters">
    <fo:layout-master-set>
      <fo:simple-page-master master-name="form" page-width="210mm" page-height="297mm" margin="15mm 20mm 10mm 20mm">
        <fo:region-body margin-top="5mm" margin-bottom="10mm"/>
        <fo:region-before extent="5mm"/>
        <fo:region-after extent="8mm" display-align="after"/>
      </fo:simple-page-master>
      <fo:simple-page-master master-name="paper" page-width="210mm" page-height="297mm" margin="22mm 26mm 20mm 28mm">
        <fo:region-body margin-top="15mm" margin-bottom="15mm"/>
        <fo:region-before extent="10mm" display-align="after"/>
        <fo:region-after extent="8mm" display-align="after"/>
      </fo:simple-page-master>
      <fo:simple-page-master master-name="wide" page-width="297mm" page-height="210mm" margin="18mm 20mm 14mm 20mm">
        <fo:region-body margin-top="12mm" margin-bottom="12mm"/>
        <fo:region-before extent="9mm" display-align="after"/>
        <fo:region-after extent="8mm" display-align="after"/>
      </fo:simple-page-master>
      <!-- secret: the type area of GB/T 9704 whole, its first two lines kept for the secrecy mark; page numbers 7 mm below it, outside -->
      <xsl:if test="$approval">
        <xsl:call-template name="secret-master"><xsl:with-param name="side" select="'odd'"/></xsl:call-template>
        <xsl:call-template name="secret-master"><xsl:with-param name="side" select="'even'"/></xsl:call-template>
        <fo:page-sequence-master master-name="secret">
          <fo:repeatable-page-master-alternatives>
            <fo:conditional-page-master-reference odd-or-even="odd" master-reference="secret-odd"/>
            <fo:conditional-page-master-reference odd-or-even="even" master-reference="secret-even"/>
          </fo:repeatable-page-master-alternatives>
        </fo:page-sequence-master>
      </xsl:if>
      <!-- drawings of networks (generator/topology): a page of its own, as large as can be -->
      <fo:simple-page-master master-name="a4-portrait" page-width="210mm" page-height="297mm" margin="8mm 15mm 8mm 15mm">
        <fo:region-body margin-top="12mm" margin-bottom="10mm"/>
        <fo:region-before extent="9mm" display-align="after"/>
        <fo:region-after extent="8mm" display-align="after"/>
      </fo:simple-page-master>
      <fo:simple-page-master master-name="a4-landscape" page-width="297mm" page-height="210mm" margin="8mm 15mm 8mm 15mm">
        <fo:region-body margin-top="12mm" margin-bottom="10mm"/>
        <fo:region-before extent="9mm" display-align="after"/>
        <fo:region-after extent="8mm" display-align="after"/>
      </fo:simple-page-master>
      <fo:simple-page-master master-name="a3-landscape" page-width="420mm" page-height="297mm" margin="10mm 15mm 10mm 15mm">
        <fo:region-body margin-top="12mm" margin-bottom="10mm"/>
        <fo:region-before extent="9mm" display-align="after"/>
        <fo:region-after extent="8mm" display-align="after"/>
      </fo:simple-page-master>
    </fo:layout-master-set>
  </xsl:template>

  <xsl:template name="secret-master">
    <xsl:param name="side"/>
    <fo:simple-page-master master-name="secret-{$side}" page-width="210mm" page-height="297mm" margin="37mm 26mm 20mm 28mm">
      <fo:region-body margin-top="57.98pt" margin-bottom="15mm"/>
      <fo:region-before extent="57.98pt"/>
      <fo:region-after region-name="number-{$side}" extent="8mm"/>
    </fo:simple-page-master>
  </xsl:template>

  <!-- Attributes of every fo:page-sequence but for its master: numbers start anew in a single paper and go on in a bound volume. -->
  <xsl:template name="page-sequence-attributes">
    <xsl:param name="first" select="true()"/>
    <xsl:attribute name="initial-page-number">
      <xsl:choose>
        <xsl:when test="$first and not($bound)">1</xsl:when>
        <xsl:otherwise>auto</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>

  <!-- Running title and page number. The current node is the paper's row. On a form: only the page number of the bound volume. -->
  <xsl:template name="page-frame">
    <xsl:param name="form" select="false()"/>
    <fo:static-content flow-name="xsl-region-before">
      <xsl:choose>
        <xsl:when test="$form">
          <xsl:call-template name="draft-mark"/>
        </xsl:when>
        <xsl:otherwise>
          <fo:block font-size="9pt" line-height="12pt" text-align-last="justify" border-bottom="0.5pt solid #808080" padding-bottom="2pt">
            <xsl:value-of select="@title"/>
            <xsl:call-template name="draft-mark-inline"/>
            <fo:leader leader-pattern="space"/>
            <!-- both on one line, or the title alone -->
            <xsl:if test="string-length(@title) + string-length($unit/name) + 9 * $draft &lt;= 47"><xsl:value-of select="$unit/name"/></xsl:if>
          </fo:block>
        </xsl:otherwise>
      </xsl:choose>
    </fo:static-content>
    <xsl:if test="$bound or not($form)">
      <fo:static-content flow-name="xsl-region-after">
        <fo:block font-size="10.5pt" text-align="center">— <fo:page-number/> —</fo:block>
      </fo:static-content>
    </xsl:if>
  </xsl:template>

  <xsl:template name="draft-mark">
    <xsl:if test="$draft">
      <fo:block font-family="hei" font-size="10.5pt" line-height="14pt" text-align="center" color="#c00000">草稿，不得报送</fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="draft-mark-inline">
    <xsl:if test="$draft">
      <fo:inline font-family="hei" color="#c00000">　草稿，不得报送</fo:inline>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
