<?xml version="1.0" encoding="UTF-8"?>
<!-- 材料（七）：主管部门审核批准信息系统安全保护等级的意见. No official form is known: one page for the authority to fill in and seal. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper">

  <xsl:template match="paper[@id = 'authority-approval']" mode="paper">
    <xsl:variable name="a" select="$system/authority"/>
    <xsl:variable name="by" select="'主管部门'"/>
    <xsl:call-template name="sheet">
      <xsl:with-param name="content">
        <xsl:if test="$a/exists = 'false'">
          <fo:block text-indent="2em" space-after="8pt">本系统没有主管部门（表三06），此项材料不需要提交。</fo:block>
        </xsl:if>
        <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="10.5pt" line-height="1.45">
          <xsl:call-template name="columns"><xsl:with-param name="widths" select="'24,76'"/></xsl:call-template>
          <fo:table-body>
            <xsl:call-template name="field-row"><xsl:with-param name="label" select="'申报单位'"/><xsl:with-param name="text" select="$unit/name"/><xsl:with-param name="paper" select="'主管部门意见'"/></xsl:call-template>
            <xsl:call-template name="field-row"><xsl:with-param name="label" select="'系统名称'"/><xsl:with-param name="text" select="$system/name"/><xsl:with-param name="paper" select="'主管部门意见'"/></xsl:call-template>
            <fo:table-row height="12mm">
              <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'拟定等级'"/></xsl:call-template>
              <fo:table-cell xsl:use-attribute-sets="form-cell"><fo:block><xsl:call-template name="level-name"><xsl:with-param name="level" select="$system/grading/level"/></xsl:call-template>（业务信息<xsl:call-template name="level-name"><xsl:with-param name="level" select="$system/grading/business-information/level"/></xsl:call-template>，系统服务<xsl:call-template name="level-name"><xsl:with-param name="level" select="$system/grading/system-service/level"/></xsl:call-template>）</fo:block></fo:table-cell>
            </fo:table-row>
            <xsl:if test="not($a/exists = 'false')">
              <xsl:call-template name="field-row"><xsl:with-param name="label" select="'主管部门名称'"/><xsl:with-param name="text" select="$a/name"/><xsl:with-param name="paper" select="'主管部门意见'"/></xsl:call-template>
              <xsl:call-template name="field-row"><xsl:with-param name="label" select="'批准文号'"/><xsl:with-param name="text" select="$a/document-number"/><xsl:with-param name="paper" select="'主管部门意见'"/><xsl:with-param name="by" select="$by"/></xsl:call-template>
              <fo:table-row height="65mm">
                <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'审核意见'"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
                <fo:table-cell xsl:use-attribute-sets="form-cell" display-align="before" border-bottom="none" padding-top="4pt">
                  <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$a/opinion"/><xsl:with-param name="what" select="'主管部门意见 审核意见'"/><xsl:with-param name="by" select="$by"/><xsl:with-param name="lines" select="5"/></xsl:call-template>
                </fo:table-cell>
              </fo:table-row>
              <fo:table-row height="25mm">
                <fo:table-cell xsl:use-attribute-sets="form-cell" border-top="none">
                  <fo:block text-align="end" end-indent="2em">（盖章）</fo:block>
                  <fo:block text-align="end" end-indent="2em"><xsl:call-template name="date"><xsl:with-param name="of" select="$a/date"/><xsl:with-param name="what" select="'主管部门意见 日期'"/><xsl:with-param name="by" select="$by"/></xsl:call-template></fo:block>
                </fo:table-cell>
              </fo:table-row>
              <xsl:call-template name="field-row"><xsl:with-param name="label" select="'经办人'"/><xsl:with-param name="text" select="$a/handler"/><xsl:with-param name="paper" select="'主管部门意见'"/><xsl:with-param name="by" select="$by"/></xsl:call-template>
            </xsl:if>
          </fo:table-body>
        </fo:table>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
