<?xml version="1.0" encoding="UTF-8"?>
<!-- 第三十一条：变更情况报告, made only when the description has changes: a letter, a table for each change, the place for the administration's decision. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">

  <xsl:template match="paper[@id = 'approval-change']" mode="paper">
    <xsl:variable name="changes" select="$approval/changes/change"/>
    <xsl:call-template name="secret-sheet">
      <xsl:with-param name="content">
        <fo:block><xsl:call-template name="value"><xsl:with-param name="of" select="$approval/receiving-authority"/><xsl:with-param name="what" select="'申请书 受理的保密工作部门'"/><xsl:with-param name="width" select="'12em'"/></xsl:call-template>：</fo:block>
        <fo:block text-indent="2em">根据《信息安全等级保护管理办法》第三十一条的规定，现报告<xsl:value-of select="$system/name"/>的下列变更，共<xsl:value-of select="count($changes)"/>项<xsl:if test="$approval/decision/number">（系统审批文号：<xsl:value-of select="$approval/decision/number"/>）</xsl:if>。是否重新进行测评和审批，请予决定。</fo:block>
        <xsl:for-each select="$changes">
          <xsl:variable name="number"><xsl:call-template name="chinese-number"><xsl:with-param name="n" select="position()"/></xsl:call-template></xsl:variable>
          <xsl:variable name="kind"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'change-subject'"/><xsl:with-param name="code" select="kind"/></xsl:call-template></xsl:variable>
          <xsl:call-template name="h"><xsl:with-param name="text" select="concat($number, '、', $kind)"/></xsl:call-template>
          <xsl:call-template name="facts">
            <xsl:with-param name="paper" select="concat('变更报告 ', $kind)"/>
            <xsl:with-param name="rows">
              <row label="变更日期"><xsl:value-of select="date"/></row>
              <row label="报告日期" second="true"><xsl:value-of select="reported"/></row>
              <row label="变更前"><xsl:value-of select="before"/></row>
              <row label="变更后"><xsl:value-of select="after"/></row>
              <row label="变更原因"><xsl:value-of select="reason"/></row>
              <row label="影响和措施"><xsl:value-of select="impact"/></row>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:call-template name="seal"><xsl:with-param name="date" select="$changes[last()]/reported"/></xsl:call-template>
        <xsl:call-template name="opinion"><xsl:with-param name="title" select="'保密工作部门的决定'"/><xsl:with-param name="by" select="'保密工作部门'"/><xsl:with-param name="who" select="''"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
