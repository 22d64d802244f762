<?xml version="1.0" encoding="UTF-8"?>
<!-- 材料（四）：系统使用的信息安全产品清单及其认证、销售许可证明: the list, validity on the filing date, the conditions of Article 21. No official columns are known: the paper is the unit's own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="f xs">

  <xsl:template match="paper[@id = 'products']" mode="paper">
    <xsl:variable name="uses" select="$system/product-uses/use"/>
    <xsl:variable name="security" select="$uses[$filing/products/product[category = 'security']/id = product]"/>
    <xsl:call-template name="sheet">
      <xsl:with-param name="master" select="'wide'"/>
      <xsl:with-param name="content">
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'一、产品清单'"/></xsl:call-template>
        <fo:block text-indent="2em">有效性按备案日期（<xsl:call-template name="date"><xsl:with-param name="of" select="$filing/filing-date"/><xsl:with-param name="what" select="'封面 备案日期'"/></xsl:call-template>）核对。</fo:block>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'序号|产品名称|类别|型号/版本|生产厂商|国产|数量|部署位置|用途'"/><xsl:with-param name="widths" select="'5,16,10,15,20,5,5,13,11'"/><xsl:with-param name="size" select="'9pt'"/><xsl:with-param name="measure" select="728"/><xsl:with-param name="what" select="'产品清单'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$uses">
              <xsl:variable name="p" select="$filing/products/product[id = current()/product]"/>
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="position()"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="$p/name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'product-category'"/><xsl:with-param name="code" select="$p/category"/></xsl:call-template></xsl:with-param></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="$p/model"/><xsl:with-param name="what" select="concat('产品清单 ', $p/name, '的型号/版本')"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="$p/manufacturer"/><xsl:with-param name="what" select="concat('产品清单 ', $p/name, '的生产厂商')"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="$p/domestic"/></xsl:call-template></xsl:with-param><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="quantity"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="location"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="purpose"/></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'二、安全专用产品的认证和销售许可证明'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'序号|产品名称|证明类型|许可证编号|有效期至|备案日|认证证书编号|证书有效期至|备案日|密码产品证书|附件页码'"/><xsl:with-param name="widths" select="'5,16,9,12,9,6,11,9,6,11,6'"/><xsl:with-param name="size" select="'9pt'"/><xsl:with-param name="measure" select="728"/><xsl:with-param name="what" select="'产品认证和销售许可证明'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$security">
              <xsl:variable name="p" select="$filing/products/product[id = current()/product]"/>
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="position()"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="$p/name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'evidence'"/><xsl:with-param name="code" select="$p/evidence"/></xsl:call-template></xsl:with-param><xsl:with-param name="what" select="concat('产品证明 ', $p/name, '的证明类型')"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="$p/licence"/><xsl:with-param name="what"><xsl:if test="not($p/certificate or $p/crypto-approval)"><xsl:value-of select="concat('产品证明 ', $p/name, '的许可证编号')"/></xsl:if></xsl:with-param></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="$p/licence-until"/><xsl:with-param name="what"><xsl:if test="$p/licence or not($p/certificate or $p/crypto-approval)"><xsl:value-of select="concat('产品证明 ', $p/name, '的许可证有效期')"/></xsl:if></xsl:with-param></xsl:call-template>
                <xsl:call-template name="valid-cell"><xsl:with-param name="until" select="$p/licence-until"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="$p/certificate"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="$p/certificate-until"/></xsl:call-template>
                <xsl:call-template name="valid-cell"><xsl:with-param name="until" select="$p/certificate-until"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text"><xsl:value-of select="$p/crypto-approval"/><xsl:if test="$p/crypto-approval-until">，至<xsl:value-of select="$p/crypto-approval-until"/></xsl:if></xsl:with-param></xsl:call-template>
                <xsl:call-template name="item"/>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:if test="$system/grading/level &gt;= 3"><xsl:call-template name="products-conditions"><xsl:with-param name="security" select="$security"/></xsl:call-template></xsl:if>
        <fo:block text-indent="2em" keep-with-previous.within-page="always">认证证书、销售许可证明的复印件附后，按清单序号排列。</fo:block>
        <xsl:call-template name="seal-place"><xsl:with-param name="who" select="$unit/name"/><xsl:with-param name="date" select="$filing/filing-date"/><xsl:with-param name="what" select="'产品清单日期'"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Article 21: from level 3. -->
  <xsl:template name="products-conditions">
    <xsl:param name="security"/>
    <xsl:call-template name="heading"><xsl:with-param name="text" select="'三、第二十一条规定的条件'"/></xsl:call-template>
    <xsl:variable name="conditions" select="f:data('schemas/filing.xsd')/xs:schema/xs:complexType[@name = 'ProductConditions']/xs:sequence/xs:element"/>
    <xsl:for-each select="f:data('schemas/measures.xml')//article[@number = 21]">
      <fo:block text-indent="2em" keep-with-next="always"><xsl:value-of select="p"/></fo:block>
      <xsl:for-each select="item"><fo:block text-indent="2em" keep-with-next="always"><xsl:apply-templates select="." mode="measures"/></fo:block></xsl:for-each>
    </xsl:for-each>
    <xsl:call-template name="listing">
      <xsl:with-param name="heads"><xsl:text>产品名称</xsl:text><xsl:for-each select="$conditions">|（<xsl:value-of select="substring('一二三四五六', position(), 1)"/>）<xsl:value-of select=".//*[local-name() = 'label']"/></xsl:for-each></xsl:with-param>
      <xsl:with-param name="widths" select="'22,13,13,13,13,13,13'"/><xsl:with-param name="size" select="'9pt'"/><xsl:with-param name="measure" select="728"/><xsl:with-param name="what" select="'第二十一条规定的条件'"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="$security">
          <xsl:variable name="p" select="$filing/products/product[id = current()/product]"/>
          <fo:table-row>
            <xsl:call-template name="item"><xsl:with-param name="text" select="$p/name"/></xsl:call-template>
            <xsl:for-each select="$conditions">
              <xsl:call-template name="item"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="$p/conditions/*[name() = current()/@name]"/></xsl:call-template></xsl:with-param><xsl:with-param name="what" select="concat('第二十一条 ', $p/name, '：', .//*[local-name() = 'label'])"/></xsl:call-template>
            </xsl:for-each>
          </fo:table-row>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Valid on the filing date: dates compare as numbers. -->
  <xsl:template name="valid-cell">
    <xsl:param name="until"/>
    <xsl:call-template name="item">
      <xsl:with-param name="align" select="'center'"/>
      <xsl:with-param name="text">
        <xsl:if test="$until != '' and $filing/filing-date">
          <xsl:choose>
            <xsl:when test="number(translate($until, '-', '')) &gt;= number(translate($filing/filing-date, '-', ''))">有效</xsl:when>
            <xsl:otherwise>已过期</xsl:otherwise>
          </xsl:choose>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
