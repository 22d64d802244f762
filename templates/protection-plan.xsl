<?xml version="1.0" encoding="UTF-8"?>
<!-- 材料（三）：系统安全保护设施设计实施方案或者改建实施方案 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" exclude-result-prefixes="f">

  <xsl:template match="paper[@id = 'protection-plan']" mode="paper">
    <xsl:variable name="p" select="$system/protection-plan"/>
    <xsl:variable name="level" select="$system/grading/level"/>
    <xsl:call-template name="sheet">
      <xsl:with-param name="content">
        <fo:block text-align="center" space-after="8pt">方案类型：<xsl:if test="not($p/kind)"><xsl:call-template name="missing"><xsl:with-param name="what" select="'方案类型'"/></xsl:call-template></xsl:if><xsl:call-template name="options"><xsl:with-param name="type" select="'plan-kind'"/><xsl:with-param name="chosen" select="$p/kind"/><xsl:with-param name="code" select="false()"/></xsl:call-template></fo:block>
        <xsl:call-template name="part"><xsl:with-param name="title" select="'一、编制依据'"/><xsl:with-param name="text" select="$p/basis"/><xsl:with-param name="what" select="'方案 编制依据'"/></xsl:call-template>
        <xsl:call-template name="part"><xsl:with-param name="title" select="'二、目标'"/><xsl:with-param name="text" select="$p/goal"/><xsl:with-param name="what" select="'方案 目标'"/></xsl:call-template>
        <xsl:call-template name="part"><xsl:with-param name="title" select="'三、现状和差距分析'"/><xsl:with-param name="text" select="$p/current-state"/><xsl:with-param name="what" select="'方案 现状和差距分析'"/></xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'四、安全措施'"/></xsl:call-template>
        <xsl:for-each select="$control-classes[control[@from &lt;= $level]]">
          <xsl:variable name="number"><xsl:call-template name="chinese-number"><xsl:with-param name="n" select="position()"/></xsl:call-template></xsl:variable>
          <xsl:variable name="class" select="."/>
          <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="concat('（', $number, '）', @name)"/></xsl:call-template>
          <fo:block text-indent="2em" font-size="10.5pt" keep-with-next="always">控制点：<xsl:for-each select="control[@from &lt;= $level]"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="@name"/></xsl:for-each>。</fo:block>
          <xsl:choose>
            <xsl:when test="$p/measures/measure[class = $class/@id]"><xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$p/measures/measure[class = $class/@id]/text"/></xsl:call-template></xsl:when>
            <xsl:otherwise>
              <xsl:for-each select="f:data('templates/model/measures.xml')//class[@id = $class/@id]/aspect[@control = $class/control[@from &lt;= $level]/@id]">
                <fo:block text-indent="2em" color="#606060" font-size="10.5pt" keep-with-next="always" db:blank="方案 {$class/@name}的措施" db:by="备案单位">（待备案单位填写：<xsl:value-of select="@prompt"/>）</fo:block>
                <xsl:call-template name="rules"><xsl:with-param name="count" select="1"/></xsl:call-template>
              </xsl:for-each>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'五、实施计划'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'阶段|开始日期|结束日期|责任部门|成果'"/><xsl:with-param name="widths" select="'23,15,15,19,28'"/><xsl:with-param name="what" select="'方案 实施计划'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$p/schedule/step">
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="start"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="end"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="responsible"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="result"/></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="10.5pt" line-height="1.4">
          <xsl:call-template name="columns"><xsl:with-param name="widths" select="'22,78'"/></xsl:call-template>
          <fo:table-body>
            <xsl:call-template name="field-row"><xsl:with-param name="label" select="'实施负责人'"/><xsl:with-param name="text" select="$p/responsible"/><xsl:with-param name="paper" select="'方案'"/></xsl:call-template>
            <xsl:call-template name="field-row"><xsl:with-param name="label" select="'承建单位'"/><xsl:with-param name="text" select="$p/contractor"/><xsl:with-param name="paper" select="'方案'"/></xsl:call-template>
            <xsl:call-template name="field-row"><xsl:with-param name="label" select="'方案日期'"/><xsl:with-param name="text" select="$p/design-date"/><xsl:with-param name="paper" select="'方案'"/></xsl:call-template>
            <xsl:call-template name="field-row"><xsl:with-param name="label" select="'完成日期'"/><xsl:with-param name="text" select="$p/completion-date"/><xsl:with-param name="paper" select="'方案'"/></xsl:call-template>
            <xsl:if test="$p/budget"><xsl:call-template name="field-row"><xsl:with-param name="label" select="'经费'"/><xsl:with-param name="text" select="$p/budget"/><xsl:with-param name="paper" select="'方案'"/></xsl:call-template></xsl:if>
            <xsl:if test="$p/review"><xsl:call-template name="field-row"><xsl:with-param name="label" select="'论证和批准情况'"/><xsl:with-param name="text" select="$p/review"/><xsl:with-param name="paper" select="'方案'"/></xsl:call-template></xsl:if>
          </fo:table-body>
        </fo:table>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'六、密码应用'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/cryptography/description"/><xsl:with-param name="what" select="'方案 密码应用'"/></xsl:call-template>
        <xsl:if test="$system/cryptography/record"><fo:block text-indent="2em">密码配备使用情况备案文号：<xsl:value-of select="$system/cryptography/record"/>。</fo:block></xsl:if>
        <xsl:call-template name="seal-place"><xsl:with-param name="who" select="$unit/name"/><xsl:with-param name="date" select="$p/design-date"/><xsl:with-param name="what" select="'方案日期'"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
