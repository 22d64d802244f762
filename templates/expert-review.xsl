<?xml version="1.0" encoding="UTF-8"?>
<!-- 材料（六）：信息系统安全保护等级专家评审意见 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper">

  <xsl:template match="paper[@id = 'expert-review']" mode="paper">
    <xsl:variable name="r" select="$system/expert-review"/>
    <xsl:variable name="by" select="'专家组'"/>
    <xsl:call-template name="sheet">
      <xsl:with-param name="content">
        <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="10.5pt" line-height="1.45" space-after="8pt">
          <xsl:call-template name="columns"><xsl:with-param name="widths" select="'21,29,16,34'"/></xsl:call-template>
          <fo:table-body>
            <xsl:call-template name="field-row"><xsl:with-param name="label" select="'单位名称'"/><xsl:with-param name="text" select="$unit/name"/><xsl:with-param name="paper" select="'专家评审'"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
            <xsl:call-template name="field-row"><xsl:with-param name="label" select="'系统名称'"/><xsl:with-param name="text" select="$system/name"/><xsl:with-param name="paper" select="'专家评审'"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
            <xsl:call-template name="field-row"><xsl:with-param name="label" select="'系统自定安全级别'"/><xsl:with-param name="text"><xsl:call-template name="level-name"><xsl:with-param name="level" select="$system/grading/level"/></xsl:call-template></xsl:with-param><xsl:with-param name="paper" select="'专家评审'"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
            <fo:table-row height="9mm">
              <xsl:call-template name="field-cells"><xsl:with-param name="label" select="'项目负责人'"/><xsl:with-param name="text" select="$r/leader"/><xsl:with-param name="paper" select="'专家评审'"/></xsl:call-template>
              <xsl:call-template name="field-cells"><xsl:with-param name="label" select="'联系电话'"/><xsl:with-param name="text" select="$r/phone"/><xsl:with-param name="paper" select="'专家评审'"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row height="9mm">
              <xsl:call-template name="field-cells"><xsl:with-param name="label" select="'评审时间'"/><xsl:with-param name="text" select="$r/date"/><xsl:with-param name="paper" select="'专家评审'"/></xsl:call-template>
              <xsl:call-template name="field-cells"><xsl:with-param name="label" select="'评审地点'"/><xsl:with-param name="text" select="$r/place"/><xsl:with-param name="paper" select="'专家评审'"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row height="50mm">
              <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'专家评审意见'"/></xsl:call-template>
              <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="3" display-align="before" padding-top="4pt">
                <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$r/opinion"/><xsl:with-param name="what" select="'专家评审 评审意见'"/><xsl:with-param name="by" select="$by"/><xsl:with-param name="lines" select="6"/></xsl:call-template>
                <fo:block text-indent="2em" space-before="6pt">评审同意的等级：<xsl:choose>
                  <xsl:when test="$r/level"><xsl:call-template name="level-name"><xsl:with-param name="level" select="$r/level"/></xsl:call-template></xsl:when>
                  <xsl:otherwise><xsl:call-template name="blank"><xsl:with-param name="what" select="'专家评审 评审同意的等级'"/><xsl:with-param name="by" select="$by"/></xsl:call-template></xsl:otherwise>
                </xsl:choose></fo:block>
              </fo:table-cell>
            </fo:table-row>
            <fo:table-row height="14mm">
              <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'评审专家组组长（签字）'"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="columns" select="3"/><xsl:with-param name="what" select="'专家评审 评审专家组组长签字'"/><xsl:with-param name="by" select="$by"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row height="20mm">
              <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'评审专家组成员（签字）'"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="columns" select="3"/><xsl:with-param name="what" select="'专家评审 评审专家组成员签字'"/><xsl:with-param name="by" select="$by"/></xsl:call-template>
            </fo:table-row>
          </fo:table-body>
        </fo:table>
        <xsl:call-template name="listing">
          <xsl:with-param name="caption" select="'评审专家名单'"/><xsl:with-param name="heads" select="'姓名|工作单位|职务/职称|专业|联系电话|组长'"/><xsl:with-param name="widths" select="'12,28,17,17,18,8'"/><xsl:with-param name="what" select="'专家评审 专家名单'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$r/experts/expert">
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="unit"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="title"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="field"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="phone"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="head"/></xsl:call-template></xsl:with-param></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
