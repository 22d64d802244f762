<?xml version="1.0" encoding="UTF-8"?>
<!-- 第三十条（六）：其他有关材料: what the other articles ask for (26, 28, 33, 36, 38) and the papers the unit adds. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">

  <xsl:template match="paper[@id = 'approval-other']" mode="paper">
    <xsl:variable name="c" select="$approval/cryptography"/>
    <xsl:call-template name="secret-sheet">
      <xsl:with-param name="content">
        <xsl:call-template name="h"><xsl:with-param name="text" select="'一、定级和建设使用情况的上报备案（第二十六条）'"/></xsl:call-template>
        <xsl:call-template name="facts">
          <xsl:with-param name="paper" select="'上报备案'"/>
          <xsl:with-param name="rows">
            <row label="业务主管部门"><xsl:value-of select="$approval/authority/name"/></row>
            <row label="其保密工作机构"><xsl:value-of select="$approval/authority/secrecy-office"/></row>
            <row label="上报备案日期" second="true"><xsl:value-of select="$approval/authority/reported"/></row>
            <row label="保密工作部门"><xsl:value-of select="$approval/receiving-authority"/></row>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'二、保密产品检测证书（第二十八条）'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'序号|产品名称|检测证书编号|检测机构|有效期|附件页码'"/><xsl:with-param name="widths" select="'8,25,19,19,17,12'"/><xsl:with-param name="what" select="'保密产品检测证书'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$approval/products/product">
              <xsl:call-template name="line"><xsl:with-param name="cells"><c center="true"><xsl:value-of select="position()"/></c><c><xsl:value-of select="name"/></c><c what="{name}的检测证书编号"><xsl:value-of select="certificate"/></c><c what="{name}的检测机构"><xsl:value-of select="test-body"/></c><c what="{name}的证书有效期"><xsl:if test="valid-until"><xsl:value-of select="concat(valid-from, ' 至 ', valid-until)"/></xsl:if></c><c what="检测证书复印件的页码"/></xsl:with-param></xsl:call-template>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'三、密码审批和测评（第三十六条、第三十八条）'"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="$c/used = 'false'"><fo:block text-indent="2em">本系统未采用密码进行保护，没有此项材料。</fo:block></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="facts">
              <xsl:with-param name="paper" select="'密码'"/>
              <xsl:with-param name="rows">
                <row label="审批文号"><xsl:value-of select="$c/approval-number"/></row>
                <row label="审批日期" second="true"><xsl:value-of select="$c/approval-date"/></row>
                <row label="测评机构"><xsl:value-of select="$c/test-body"/></row>
                <row label="测评报告编号" second="true"><xsl:value-of select="$c/test-report"/></row>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'四、保密检查和系统测评（第三十三条）'"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="$is-record or $approval/use-date or $approval/inspections/inspection">
            <fo:block text-indent="2em">对秘密级、机密级信息系统每两年至少进行一次保密检查或者系统测评，对绝密级信息系统每年至少进行一次保密检查或者系统测评。</fo:block>
            <xsl:call-template name="listing">
              <xsl:with-param name="heads" select="'日期|类型|实施单位|结果'"/><xsl:with-param name="widths" select="'16,16,32,36'"/><xsl:with-param name="what" select="'保密检查和系统测评'"/>
              <xsl:with-param name="rows">
                <xsl:for-each select="$approval/inspections/inspection">
                  <xsl:call-template name="line"><xsl:with-param name="cells"><c center="true"><xsl:value-of select="date"/></c><c><xsl:call-template name="option-label"><xsl:with-param name="type" select="'inspection-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template></c><c what="检查的实施单位"><xsl:value-of select="body"/></c><c what="检查的结果"><xsl:value-of select="result"/></c></xsl:with-param></xsl:call-template>
                </xsl:for-each>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise><fo:block text-indent="2em">系统尚未投入使用，没有此项材料。</fo:block></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'五、随申请提交的其他材料'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'序号|材料名称|出具单位|文号|日期|页数'"/><xsl:with-param name="widths" select="'7,28,20,22,14,9'"/><xsl:with-param name="what" select="'其他材料'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$approval/other-materials/material">
              <xsl:call-template name="line"><xsl:with-param name="cells"><c center="true"><xsl:value-of select="position()"/></c><c><xsl:value-of select="name"/></c><c><xsl:value-of select="from"/></c><c><xsl:value-of select="number"/></c><c center="true"><xsl:value-of select="date"/></c><c center="true"><xsl:value-of select="pages"/></c></xsl:with-param></xsl:call-template>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="seal"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
