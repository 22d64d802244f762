<?xml version="1.0" encoding="UTF-8"?>
<!-- 第三十条（三）：系统建设和工程监理情况报告. The supervisor's words are its own: what the description does not quote is left to it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">

  <xsl:template match="paper[@id = 'approval-construction']" mode="paper">
    <xsl:variable name="c" select="$approval/construction"/>
    <xsl:variable name="s" select="$approval/supervision"/>
    <xsl:variable name="supervisor" select="$approval/contractors/contractor[works/work = 'supervision']"/>
    <xsl:call-template name="secret-sheet">
      <xsl:with-param name="content">
        <xsl:call-template name="h"><xsl:with-param name="text" select="'一、系统建设情况'"/></xsl:call-template>
        <xsl:call-template name="facts">
          <xsl:with-param name="paper" select="'建设情况'"/>
          <xsl:with-param name="rows">
            <row label="项目名称"><xsl:value-of select="$c/project"/></row>
            <row label="开工日期"><xsl:value-of select="$c/start"/></row>
            <row label="竣工日期" second="true"><xsl:value-of select="$c/end"/></row>
            <row label="承建单位"><xsl:for-each select="$approval/contractors/contractor[not(works/work = 'supervision')]"><fo:block><xsl:value-of select="name"/>（<xsl:call-template name="work-names"/>）</fo:block></xsl:for-each></row>
            <row label="试运行情况"><xsl:value-of select="$c/trial"/></row>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（一）建设概况'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$c/summary"/><xsl:with-param name="what" select="'建设情况 建设概况'"/></xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（二）实施过程'"/></xsl:call-template>
        <xsl:call-template name="steps"><xsl:with-param name="steps" select="$c/steps/step"/><xsl:with-param name="what" select="'建设情况 实施过程'"/></xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（三）施工保密管理'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$c/secrecy"/><xsl:with-param name="what" select="'建设情况 施工保密管理'"/></xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（四）与方案的差异'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$c/deviations"/><xsl:with-param name="what" select="'建设情况 与方案的差异'"/><xsl:with-param name="lines" select="2"/></xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（五）验收情况'"/></xsl:call-template>
        <fo:block text-indent="2em">验收日期：<xsl:call-template name="date"><xsl:with-param name="of" select="$c/acceptance-date"/><xsl:with-param name="what" select="'建设情况 验收日期'"/></xsl:call-template>。</fo:block>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$c/acceptance"/><xsl:with-param name="what" select="'建设情况 验收意见'"/></xsl:call-template>
        <xsl:call-template name="seal"/>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'二、工程监理情况'"/></xsl:call-template>
        <xsl:call-template name="facts">
          <xsl:with-param name="paper" select="'监理情况'"/>
          <xsl:with-param name="rows">
            <row label="监理单位"><xsl:value-of select="$supervisor/name"/></row>
            <row label="监理资质"><xsl:for-each select="$supervisor/qualifications/qualification[kind = 'supervision']"><fo:block><xsl:call-template name="qualification-text"/></fo:block></xsl:for-each></row>
            <row label="监理报告" by="监理单位"><xsl:value-of select="$s/report"/></row>
            <row label="开始日期" by="监理单位"><xsl:value-of select="$s/start"/></row>
            <row label="结束日期" second="true" by="监理单位"><xsl:value-of select="$s/end"/></row>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（一）监理概况'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$s/summary"/><xsl:with-param name="what" select="'监理情况 监理概况'"/><xsl:with-param name="by" select="'监理单位'"/></xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（二）监理事项'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'序号|日期|问题|处理结果'"/><xsl:with-param name="widths" select="'8,16,38,38'"/><xsl:with-param name="what" select="'监理情况 监理事项'"/><xsl:with-param name="by" select="'监理单位'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$s/events/event">
              <xsl:call-template name="line"><xsl:with-param name="cells"><c center="true"><xsl:value-of select="position()"/></c><c center="true"><xsl:value-of select="date"/></c><c><xsl:value-of select="subject"/></c><c what="监理事项的处理结果" by="监理单位"><xsl:value-of select="result"/></c></xsl:with-param></xsl:call-template>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（三）监理结论'"/></xsl:call-template>
        <xsl:call-template name="opinion"><xsl:with-param name="title" select="'监理结论'"/><xsl:with-param name="by" select="'监理单位'"/><xsl:with-param name="who" select="$supervisor/name"/><xsl:with-param name="text" select="$s/conclusion"/><xsl:with-param name="date" select="$s/end"/><xsl:with-param name="signer" select="'总监理工程师：'"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
