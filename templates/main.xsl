<?xml version="1.0" encoding="UTF-8"?>
<!-- The entry of every paper: description (/filing, /approval) -> one XSL-FO document. Which paper is said by the parameters; each paper is a file of its own below,
     with a template match="paper[@id='…']" mode="paper" that makes its page sequences. Bookmarks are made here from the headings (db:outline). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:exsl="http://exslt.org/common"
  exclude-result-prefixes="f exsl">

  <xsl:include href="common/page.xsl"/>
  <xsl:include href="common/text.xsl"/>
  <xsl:include href="common/form.xsl"/>
  <xsl:include href="common/grading.xsl"/>
  <xsl:include href="filing-form.xsl"/>
  <xsl:include href="grading-report.xsl"/>
  <xsl:include href="common/table.xsl"/>
  <xsl:include href="common/widths.xsl"/>
  <xsl:include href="topology.xsl"/>
  <xsl:include href="management.xsl"/>
  <xsl:include href="protection-plan.xsl"/>
  <xsl:include href="products.xsl"/>
  <xsl:include href="assessment-report.xsl"/>
  <xsl:include href="expert-review.xsl"/>
  <xsl:include href="authority-approval.xsl"/>
  <xsl:include href="dossier.xsl"/>
  <xsl:include href="approval/common.xsl"/>
  <xsl:include href="approval/application.xsl"/>
  <xsl:include href="approval/plan.xsl"/>
  <xsl:include href="approval/contractors.xsl"/>
  <xsl:include href="approval/construction.xsl"/>
  <xsl:include href="approval/assessment.xsl"/>
  <xsl:include href="approval/rules.xsl"/>
  <xsl:include href="approval/other.xsl"/>
  <xsl:include href="approval/change.xsl"/>
  <xsl:include href="approval/dossier.xsl"/>
  <xsl:include href="edition-2025/filing-form.xsl"/>
  <xsl:include href="edition-2025/grading-report.xsl"/>
  <xsl:include href="edition-2025/security-services.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="*"/>

  <xsl:param name="paper-id"/>
  <xsl:param name="system-number" select="0"/>
  <xsl:param name="copy" select="0"/>
  <xsl:param name="draft" select="false()"/>

  <xsl:variable name="edition" select="string(/filing/edition)"/>
  <xsl:variable name="papers" select="f:data('templates/papers.xml')/papers/paper[not(@edition) or @edition = $edition]"/>
  <xsl:variable name="paper" select="$papers[@id = $paper-id]"/>
  <xsl:variable name="filing" select="/filing"/>
  <xsl:variable name="approval" select="/approval"/>
  <xsl:variable name="unit" select="/*/unit"/>
  <!-- who fills in what is left blank, unless a paper says otherwise -->
  <xsl:variable name="owner"><xsl:choose><xsl:when test="$approval">建设使用单位</xsl:when><xsl:otherwise>备案单位</xsl:otherwise></xsl:choose></xsl:variable>
  <!-- The systems that are filed at all: Art. 15, level 2 and above. (i/n) of 表二 to 表四 counts these. -->
  <xsl:variable name="filed-systems" select="/filing/systems/system[grading/level &gt;= 2]"/>
  <xsl:variable name="system" select="/filing/systems/system[position() = $system-number] | /approval/system"/>
  <xsl:variable name="bound" select="$paper/@bound = 'true'"/>

  <xsl:template match="/">
    <xsl:variable name="body">
      <xsl:apply-templates select="$paper" mode="paper"/>
    </xsl:variable>
    <xsl:variable name="title">
      <xsl:value-of select="$paper/@title"/>
      <xsl:if test="$system"> — <xsl:value-of select="$system/name"/></xsl:if>
    </xsl:variable>
    <fo:root xml:lang="zh-CN" font-family="song" font-size="12pt" line-height="1.5" text-align="justify">
      <xsl:if test="$approval"><xsl:attribute name="mark" namespace="urn:dengbao:paper"><xsl:call-template name="secrecy-mark"><xsl:with-param name="papers" select="$paper"/></xsl:call-template></xsl:attribute></xsl:if>
      <xsl:call-template name="page-masters"/>
      <fo:declarations>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
          <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <dc:title><rdf:Alt><rdf:li xml:lang="x-default"><xsl:value-of select="$title"/></rdf:li></rdf:Alt></dc:title>
              <dc:creator><rdf:Seq><rdf:li><xsl:value-of select="$unit/name"/></rdf:li></rdf:Seq></dc:creator>
            </rdf:Description>
          </rdf:RDF>
        </x:xmpmeta>
      </fo:declarations>
      <xsl:call-template name="bookmarks">
        <xsl:with-param name="headings" select="exsl:node-set($body)//*[@db:outline]"/>
      </xsl:call-template>
      <xsl:copy-of select="$body"/>
    </fo:root>
  </xsl:template>

  <!-- A heading as bookmarks and contents name it: its text, or db:entry where several headings read alike. -->
  <xsl:template name="outline-entry">
    <xsl:value-of select="(@db:entry | self::*[not(@db:entry)])"/>
  </xsl:template>

  <!-- Headings carry db:outline="1..3" and an id; the tree follows from their order. -->
  <xsl:template name="bookmarks">
    <xsl:param name="headings"/>
    <xsl:if test="$headings">
      <fo:bookmark-tree>
        <xsl:call-template name="bookmarks-level">
          <xsl:with-param name="headings" select="$headings"/>
        </xsl:call-template>
      </fo:bookmark-tree>
    </xsl:if>
  </xsl:template>

  <xsl:template name="bookmarks-level">
    <xsl:param name="headings"/>
    <xsl:param name="level" select="1"/>
    <xsl:for-each select="$headings[@db:outline = $level]">
      <xsl:variable name="me" select="generate-id()"/>
      <fo:bookmark internal-destination="{@id}">
        <fo:bookmark-title><xsl:call-template name="outline-entry"/></fo:bookmark-title>
        <xsl:variable name="inside" select="$headings[@db:outline = $level + 1][generate-id(preceding::*[@db:outline = $level][1]) = $me]"/>
        <xsl:if test="$inside">
          <xsl:call-template name="bookmarks-level">
            <xsl:with-param name="headings" select="$headings[@db:outline &gt; $level][generate-id(preceding::*[@db:outline = $level][1]) = $me]"/>
            <xsl:with-param name="level" select="$level + 1"/>
          </xsl:call-template>
        </xsl:if>
      </fo:bookmark>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
