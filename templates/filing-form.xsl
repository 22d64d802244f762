<?xml version="1.0" encoding="UTF-8"?>
<!-- 《信息系统安全等级保护备案表》, 2007 edition: cover, 填表说明, 表一, then 表二 and 表三 of each system, 表四 of each system of level 3 and above.
     "未经允许，任何单位和个人不得对本表进行改动": no field is added, dropped or moved. Grids: the reference's sections 1.3.2 and 1.4. Fields of the police stay blank. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="f xs">

  <xsl:template match="paper[@id = 'filing-form']" mode="paper">
    <xsl:call-template name="filing-form">
      <xsl:with-param name="systems" select="$filed-systems"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The form with the sheets of the given systems. The current node is the paper's row. -->
  <xsl:template name="filing-form">
    <xsl:param name="systems"/>
    <xsl:call-template name="form-cover"/>
    <xsl:call-template name="form-notes"/>
    <xsl:call-template name="form-page">
      <xsl:with-param name="title" select="'表一　单位基本情况'"/>
      <xsl:with-param name="id" select="'table-1'"/>
      <xsl:with-param name="content"><xsl:call-template name="table-1"/></xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="row" select="."/>
    <xsl:for-each select="$systems">
      <xsl:variable name="id" select="generate-id()"/>
      <xsl:variable name="number">
        <xsl:for-each select="$filed-systems"><xsl:if test="generate-id() = $id"><xsl:value-of select="concat('（', position(), '/', last(), '）')"/></xsl:if></xsl:for-each>
      </xsl:variable>
      <xsl:variable name="system-node" select="."/>
      <xsl:for-each select="$row">
        <xsl:call-template name="form-page">
          <xsl:with-param name="title" select="concat('表二', $number, '信息系统情况')"/>
          <xsl:with-param name="id" select="concat('table-2-', $id)"/>
          <xsl:with-param name="content"><xsl:call-template name="table-2"><xsl:with-param name="s" select="$system-node"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="form-page">
          <xsl:with-param name="title" select="concat('表三', $number, '信息系统定级情况')"/>
          <xsl:with-param name="id" select="concat('table-3-', $id)"/>
          <xsl:with-param name="content"><xsl:call-template name="table-3"><xsl:with-param name="s" select="$system-node"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:if test="$system-node/grading/level &gt;= 3">
          <xsl:call-template name="form-page">
            <xsl:with-param name="title" select="concat('表四', $number, '第三级以上信息系统提交材料情况')"/>
            <xsl:with-param name="id" select="concat('table-4-', $id)"/>
            <xsl:with-param name="content"><xsl:call-template name="table-4"><xsl:with-param name="s" select="$system-node"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="form-page">
    <xsl:param name="title"/>
    <xsl:param name="id"/>
    <xsl:param name="content"/>
    <fo:page-sequence master-reference="form">
      <xsl:call-template name="page-sequence-attributes"><xsl:with-param name="first" select="false()"/></xsl:call-template>
      <xsl:call-template name="page-frame"><xsl:with-param name="form" select="true()"/></xsl:call-template>
      <fo:flow flow-name="xsl-region-body" font-size="11pt" line-height="15pt" text-align="start">
        <fo:block id="{$id}" db:outline="2" role="H2" font-size="16pt" line-height="24pt" text-align="center" space-after="6pt" keep-with-next="always">
          <xsl:value-of select="$title"/>
        </fo:block>
        <xsl:copy-of select="$content"/>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <!-- Cover -->
  <xsl:template name="form-cover">
    <fo:page-sequence master-reference="form">
      <xsl:call-template name="page-sequence-attributes"/>
      <xsl:call-template name="page-frame"><xsl:with-param name="form" select="true()"/></xsl:call-template>
      <fo:flow flow-name="xsl-region-body" text-align="start">
        <fo:table table-layout="fixed" width="100%" space-before="10mm" space-before.conditionality="retain" font-family="fangsong" font-size="16pt" line-height="24pt">
          <fo:table-column column-width="proportional-column-width(1)"/>
          <fo:table-column column-width="7em"/>
          <xsl:call-template name="cover-columns"><xsl:with-param name="count" select="12"/></xsl:call-template>
          <fo:table-body>
            <fo:table-row height="8mm">
              <fo:table-cell><fo:block/></fo:table-cell>
              <fo:table-cell display-align="center"><fo:block>备案表编号：</fo:block></fo:table-cell>
              <xsl:call-template name="cover-boxes"><xsl:with-param name="count" select="6"/></xsl:call-template>
              <fo:table-cell display-align="center" text-align="center"><fo:block>-</fo:block></fo:table-cell>
              <xsl:call-template name="cover-boxes"><xsl:with-param name="count" select="5"/></xsl:call-template>
            </fo:table-row>
          </fo:table-body>
        </fo:table>
        <fo:block id="paper-{@id}" db:outline="1" role="H1" font-family="hei" font-size="36pt" font-weight="bold" line-height="54pt" text-align="center" space-before="38mm">
          <xsl:text>信息系统安全等级保护</xsl:text>
          <fo:block>备案表</fo:block>
        </fo:block>
        <fo:table table-layout="fixed" width="128mm" margin-left="21mm" space-before="42mm" font-family="fangsong" font-size="16pt" line-height="24pt">
          <fo:table-column column-width="8em"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
          <fo:table-column column-width="4.2em"/>
          <fo:table-body>
            <xsl:call-template name="cover-line">
              <xsl:with-param name="label" select="'备 案 单 位：'"/>
              <xsl:with-param name="value"><xsl:value-of select="$unit/name"/></xsl:with-param>
              <xsl:with-param name="seal" select="true()"/>
            </xsl:call-template>
            <xsl:call-template name="cover-line">
              <xsl:with-param name="label" select="'备 案 日 期：'"/>
              <xsl:with-param name="value"><xsl:call-template name="date"><xsl:with-param name="of" select="$filing/filing-date"/><xsl:with-param name="what" select="'封面 备案日期'"/></xsl:call-template></xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="cover-line">
              <xsl:with-param name="label" select="'受理备案单位：'"/>
              <xsl:with-param name="seal" select="true()"/>
            </xsl:call-template>
            <xsl:call-template name="cover-line">
              <xsl:with-param name="label" select="'受 理 日 期：'"/>
            </xsl:call-template>
          </fo:table-body>
        </fo:table>
        <fo:block-container absolute-position="absolute" top="235mm" left="0mm" width="170mm" height="12mm">
          <fo:block font-family="hei" font-size="20pt" font-weight="bold" line-height="30pt" text-align="center">中华人民共和国公安部监制</fo:block>
        </fo:block-container>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template name="cover-columns">
    <xsl:param name="count"/>
    <xsl:if test="$count &gt; 0">
      <fo:table-column column-width="7mm"/>
      <xsl:call-template name="cover-columns"><xsl:with-param name="count" select="$count - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="cover-boxes">
    <xsl:param name="count"/>
    <xsl:if test="$count &gt; 0">
      <fo:table-cell border="0.6pt solid black"><fo:block/></fo:table-cell>
      <xsl:call-template name="cover-boxes"><xsl:with-param name="count" select="$count - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="cover-line">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <xsl:param name="seal" select="false()"/>
    <fo:table-row height="13mm">
      <fo:table-cell display-align="after"><fo:block><xsl:value-of select="$label"/></fo:block></fo:table-cell>
      <fo:table-cell display-align="after" border-bottom="0.6pt solid black">
        <xsl:if test="not($seal)"><xsl:attribute name="number-columns-spanned">2</xsl:attribute></xsl:if>
        <fo:block text-align="center"><xsl:copy-of select="$value"/></fo:block>
      </fo:table-cell>
      <xsl:if test="$seal">
        <fo:table-cell display-align="after" border-bottom="0.6pt solid black"><fo:block text-align="end">(盖章)</fo:block></fo:table-cell>
      </xsl:if>
    </fo:table-row>
  </xsl:template>

  <!-- 填表说明, word for word -->
  <xsl:template name="form-notes">
    <fo:page-sequence master-reference="form">
      <xsl:call-template name="page-sequence-attributes"><xsl:with-param name="first" select="false()"/></xsl:call-template>
      <xsl:call-template name="page-frame"><xsl:with-param name="form" select="true()"/></xsl:call-template>
      <fo:flow flow-name="xsl-region-body" font-family="fangsong" font-size="12pt" line-height="20pt">
        <fo:block id="form-notes" db:outline="2" role="H2" font-family="hei" font-size="18pt" line-height="28pt" text-align="center" space-after="10pt">填表说明</fo:block>
        <xsl:for-each select="f:data('templates/form-notes.xml')/notes/note">
          <fo:block text-indent="2em"><xsl:value-of select="."/></fo:block>
        </xsl:for-each>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>
</xsl:stylesheet>
