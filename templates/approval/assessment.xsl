<?xml version="1.0" encoding="UTF-8"?>
<!-- 第三十条（四）：系统安全保密检测评估报告, the shell: what the unit knows stands in it, everything an assessor finds is left to the assessor. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:exsl="http://exslt.org/common" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="exsl xs">

  <xsl:template match="paper[@id = 'approval-assessment']" mode="paper">
    <xsl:variable name="a" select="$approval/assessment"/>
    <xsl:variable name="n" select="$system/network"/>
    <xsl:variable name="by" select="'测评机构'"/>
    <xsl:call-template name="secret-sheet">
      <xsl:with-param name="content">
        <fo:block xsl:use-attribute-sets="note-box" space-after="8pt">本件是检测评估报告的框架：系统的基本情况由建设使用单位填写，检测的过程、结果和结论由国家保密局授权的系统测评机构填写并负责（第二十九条）。测评机构出具的报告原件附后，与本件不一致的，以报告原件为准。</fo:block>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'一、基本信息'"/></xsl:call-template>
        <xsl:call-template name="facts">
          <xsl:with-param name="paper" select="'检测评估报告'"/>
          <xsl:with-param name="rows">
            <row label="被测系统"><xsl:value-of select="$system/name"/></row>
            <row label="系统密级"><xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="$system/level"/></xsl:call-template></row>
            <row label="申请测评日期" second="true"><xsl:value-of select="$a/applied"/></row>
            <row label="建设使用单位"><xsl:value-of select="$unit/name"/></row>
            <row label="测评机构" by="测评机构"><xsl:value-of select="$a/body"/></row>
            <row label="国家保密局授权" by="测评机构"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="$a/authorised"/></xsl:call-template></row>
            <row label="报告编号" second="true" by="测评机构"><xsl:value-of select="$a/report"/></row>
            <row label="现场检测开始" by="测评机构"><xsl:value-of select="$a/start"/></row>
            <row label="报告日期" second="true" by="测评机构"><xsl:value-of select="$a/date"/></row>
            <row label="编制（签字）" by="测评机构"/>
            <row label="审核（签字）" second="true" by="测评机构"/>
            <row label="批准（签字）" by="测评机构"/>
            <row label="机构盖章" second="true" by="测评机构"/>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'二、测评依据'"/></xsl:call-template>
        <fo:block text-indent="2em" keep-with-next="always">国家保密标准 BMB22-2007《涉及国家秘密的计算机信息系统分级保护测评指南》（第二十九条）。其他依据：</fo:block>
        <xsl:call-template name="blank-lines"><xsl:with-param name="what" select="'检测评估报告 其他测评依据'"/><xsl:with-param name="by" select="$by"/><xsl:with-param name="count" select="2"/></xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'三、被测系统概况'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/overview"/><xsl:with-param name="what" select="'系统概述'"/></xsl:call-template>
        <xsl:call-template name="facts">
          <xsl:with-param name="paper" select="'网络和设备'"/>
          <xsl:with-param name="rows">
            <row label="覆盖范围"><xsl:value-of select="$n/extent"/></row>
            <row label="终端台数"><xsl:value-of select="$n/terminals"/></row>
            <row label="服务器台数" second="true"><xsl:value-of select="$n/servers"/></row>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'四、测评对象和范围'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'安全域|等级|范围|终端|服务器|是否纳入'"/><xsl:with-param name="widths" select="'24,10,34,9,10,13'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$system/domains/domain | $system[not(domains/domain)]">
              <xsl:call-template name="line"><xsl:with-param name="cells"><c><xsl:value-of select="name"/></c><c center="true"><xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="level"/></xsl:call-template></c><c><xsl:value-of select="scope | network/extent"/></c><c center="true"><xsl:value-of select="terminals | network/terminals"/></c><c center="true"><xsl:value-of select="servers | network/servers"/></c><c what="检测评估报告 测评范围" by="测评机构"/></xsl:with-param></xsl:call-template>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'五、检测内容和结果'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'序号|检测方面|检测方法|检测结果|判定'"/><xsl:with-param name="widths" select="'8,32,20,26,14'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$schema-types[@name = 'measure-aspect']//xs:enumeration">
              <xsl:call-template name="line"><xsl:with-param name="cells"><c center="true"><xsl:value-of select="position()"/></c><c><xsl:value-of select=".//*[local-name() = 'label']"/></c><c what="检测评估报告 检测方法" by="测评机构"/><c what="检测评估报告 检测结果" by="测评机构"/><c what="检测评估报告 判定" by="测评机构"/></xsl:with-param></xsl:call-template>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <fo:block text-indent="2em" font-size="10.5pt" line-height="18pt" letter-spacing="0pt">检测方面按本申请的设计方案分列；测评机构按照测评指南另行分项的，以其分项为准。信息系统中的密码及密码设备的测评工作由国家密码管理局认可的测评机构承担（第三十八条）<xsl:if test="$approval/cryptography/test-report">，报告编号：<xsl:value-of select="$approval/cryptography/test-report"/></xsl:if>。</fo:block>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'六、发现的问题和风险'"/></xsl:call-template>
        <xsl:call-template name="blank-lines"><xsl:with-param name="what" select="'检测评估报告 发现的问题和风险'"/><xsl:with-param name="by" select="$by"/><xsl:with-param name="count" select="5"/></xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'七、测评结论'"/></xsl:call-template>
        <xsl:if test="$a/conclusion and $a/report"><fo:block text-indent="2em" keep-with-next="always">报告（<xsl:value-of select="$a/report"/>）的结论：<xsl:call-template name="option-label"><xsl:with-param name="type" select="'assessment-conclusion'"/><xsl:with-param name="code" select="$a/conclusion"/></xsl:call-template>。</fo:block></xsl:if>
        <xsl:call-template name="opinion"><xsl:with-param name="title" select="'测评结论'"/><xsl:with-param name="by" select="'测评机构'"/><xsl:with-param name="who" select="$a/body"/><xsl:with-param name="date" select="$a/date"/></xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'八、建设使用单位的整改情况'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'序号|问题|整改措施|完成日期'"/><xsl:with-param name="widths" select="'8,36,40,16'"/><xsl:with-param name="what" select="'整改情况'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$a/findings/finding">
              <xsl:call-template name="line"><xsl:with-param name="cells"><c center="true"><xsl:value-of select="position()"/></c><c><xsl:value-of select="problem"/></c><c what="整改措施"><xsl:value-of select="remedy"/></c><c center="true" what="整改完成日期"><xsl:value-of select="date"/></c></xsl:with-param></xsl:call-template>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="seal"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
