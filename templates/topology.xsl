<?xml version="1.0" encoding="UTF-8"?>
<!-- 材料（一）：系统拓扑结构及说明 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions" xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="f">

  <xsl:template match="paper[@id = 'topology']" mode="paper">
    <xsl:variable name="n" select="$system/network"/>
    <xsl:variable name="drawn" select="f:drawing()/sheet[not($n/figure = 'own')]"/>
    <xsl:call-template name="sheet">
      <xsl:with-param name="content">
        <xsl:call-template name="part"><xsl:with-param name="title" select="'一、网络结构'"/><xsl:with-param name="text" select="$n/structure"/><xsl:with-param name="what" select="'拓扑说明 网络结构'"/></xsl:call-template>
        <fo:block text-indent="2em">部署位置：<xsl:call-template name="value"><xsl:with-param name="of" select="$n/location"/><xsl:with-param name="what" select="'拓扑说明 机房位置'"/><xsl:with-param name="width" select="'16em'"/></xsl:call-template><xsl:call-template name="full-stop"><xsl:with-param name="after" select="$n/location"/></xsl:call-template></fo:block>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'二、区域划分'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="caption" select="'网络区域'"/><xsl:with-param name="heads" select="'区域名称|类型|上级区域|VLAN|地址范围|说明'"/><xsl:with-param name="widths" select="'18,13,14,12,24,19'"/><xsl:with-param name="what" select="'拓扑说明 网络区域'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$n/zones/zone">
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'zone-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template></xsl:with-param></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="../zone[id = current()/parent]/name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="vlan"/></xsl:call-template>
                <xsl:call-template name="lines"><xsl:with-param name="of" select="addresses/range"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="description"/></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'三、网络拓扑图'"/></xsl:call-template>
        <xsl:call-template name="topology-picture"><xsl:with-param name="picture" select="$n/picture[not($n/figure = 'drawn' and $drawn)]"/><xsl:with-param name="drawn" select="$drawn"/></xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'四、边界及边界设备'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="caption" select="'网络边界'"/><xsl:with-param name="heads" select="'边界|两侧区域|边界设备|访问控制策略'"/><xsl:with-param name="widths" select="'18,24,26,32'"/><xsl:with-param name="what" select="'拓扑说明 网络边界'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$n/boundaries/boundary">
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="concat($n/zones/zone[id = current()/from]/name, '—', $n/zones/zone[id = current()/to]/name)"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text"><xsl:for-each select="devices/device"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="$n/devices/device[id = current()]/name"/></xsl:for-each></xsl:with-param><xsl:with-param name="what" select="concat('拓扑说明 ', name, '的边界设备')"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="policy"/><xsl:with-param name="what" select="concat('拓扑说明 ', name, '的访问控制策略')"/></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:if test="$system/platform/nature = '2' or $n/internet-exits/exit">
          <xsl:call-template name="listing">
            <xsl:with-param name="caption" select="'互联网出口'"/><xsl:with-param name="heads" select="'运营商|带宽|公网地址|出口设备'"/><xsl:with-param name="widths" select="'25,20,35,20'"/><xsl:with-param name="what" select="'拓扑说明 互联网出口'"/>
            <xsl:with-param name="rows">
              <xsl:for-each select="$n/internet-exits/exit">
                <fo:table-row>
                  <xsl:call-template name="item"><xsl:with-param name="text" select="operator"/></xsl:call-template>
                  <xsl:call-template name="item"><xsl:with-param name="text" select="bandwidth"/></xsl:call-template>
                  <xsl:call-template name="item"><xsl:with-param name="text" select="addresses"/></xsl:call-template>
                  <xsl:call-template name="item"><xsl:with-param name="text" select="$n/devices/device[id = current()/device]/name"/></xsl:call-template>
                </fo:table-row>
              </xsl:for-each>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'五、设备'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="caption" select="'网络、安全和计算设备'"/><xsl:with-param name="heads" select="'序号|设备名称、型号|类型|所在区域、地址|数量|冗余|用途'"/><xsl:with-param name="widths" select="'6,24,14,18,6,16,16'"/><xsl:with-param name="size" select="'9pt'"/><xsl:with-param name="what" select="'拓扑说明 设备'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$n/devices/device">
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="position()"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:call-template name="lines"><xsl:with-param name="of" select="name"/><xsl:with-param name="then" select="$filing/products/product[id = current()/product]/model"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'device-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template></xsl:with-param></xsl:call-template>
                <xsl:call-template name="lines"><xsl:with-param name="of" select="$n/zones/zone[id = current()/zone]/name"/><xsl:with-param name="then" select="address"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="quantity"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="../device[id = current()/redundant-with]/name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="purpose"/></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'六、链路和访问路径'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="caption" select="'链路'"/><xsl:with-param name="heads" select="'起点|终点|类型|带宽|运营商|冗余'"/><xsl:with-param name="widths" select="'24,24,12,14,16,10'"/><xsl:with-param name="what" select="'拓扑说明 链路'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$n/links/link">
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="$n/*/*[id = current()/from]/name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="$n/*/*[id = current()/to]/name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'link-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template></xsl:with-param></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="bandwidth"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="operator"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="redundant"/></xsl:call-template></xsl:with-param></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="caption" select="'访问路径'"/><xsl:with-param name="heads" select="'访问者|路径|控制措施'"/><xsl:with-param name="widths" select="'18,46,36'"/><xsl:with-param name="what" select="'拓扑说明 访问路径'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$n/access-paths/path">
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="user"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="route"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="control"/></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="part"><xsl:with-param name="title" select="'七、冗余和备份'"/><xsl:with-param name="text" select="$n/redundancy"/><xsl:with-param name="what" select="'拓扑说明 冗余和备份'"/></xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'八、互联系统'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'互联系统|所属单位|互联类型|互联方式|交换的数据'"/><xsl:with-param name="widths" select="'22,22,20,20,16'"/><xsl:with-param name="what" select="'拓扑说明 互联系统'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$n/interconnected-systems/interconnected-system">
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="unit"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'interconnection-type'"/><xsl:with-param name="code" select="type"/></xsl:call-template></xsl:with-param></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="mode"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="data"/></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="topology-apart"><xsl:with-param name="sheets" select="$drawn[@paper != 'flow' or last() &gt; 1]"/></xsl:call-template>
  </xsl:template>

  <!-- The unit's own picture, the drawing made from the data (generator/topology), or both. Drawings that need a page of their own stand behind the text. -->
  <xsl:template name="topology-picture">
    <xsl:param name="picture"/>
    <xsl:param name="drawn"/>
    <xsl:param name="tables" select="'，各区域、边界和设备见本材料各表'"/>
    <xsl:if test="$picture/file">
      <fo:block text-align="center" keep-with-next="always" line-height="1" space-before="6pt">
        <fo:external-graphic src="{$picture/file}" width="100%" content-width="scale-down-to-fit" height="165mm" content-height="scale-down-to-fit" scaling="uniform" fox:alt-text="{$system/name}网络拓扑图{$tables}"/>
      </fo:block>
      <fo:block font-family="hei" font-size="10.5pt" text-align="center" space-after="8pt">
        <xsl:value-of select="$picture/title"/>
        <xsl:if test="$picture/version">（<xsl:value-of select="$picture/version"/>，<xsl:call-template name="date"><xsl:with-param name="of" select="$picture/date"/></xsl:call-template>）</xsl:if>
      </fo:block>
    </xsl:if>
    <!-- one of several sheets stands with the others -->
    <xsl:variable name="apart" select="$drawn[@paper != 'flow' or last() &gt; 1]"/>
    <xsl:for-each select="$drawn[not($apart)]">
      <fo:block text-align="center" line-height="1" space-before="6pt" space-after="8pt"><fo:instream-foreign-object fox:alt-text="{@alt}"><xsl:copy-of select="svg:svg"/></fo:instream-foreign-object></fo:block>
    </xsl:for-each>
    <xsl:if test="$apart">
      <fo:block text-indent="2em">
        <xsl:text>按本材料数据绘制的网络拓扑图见附图：</xsl:text>
        <xsl:for-each select="$apart">
          <xsl:if test="position() &gt; 1">；</xsl:if>
          <xsl:value-of select="@part"/>（第 <fo:basic-link internal-destination="network-{position()}"><fo:page-number-citation ref-id="network-{position()}"/></fo:basic-link> 页）<xsl:text/>
        </xsl:for-each>
        <xsl:text>。</xsl:text>
      </fo:block>
    </xsl:if>
    <xsl:if test="not($picture/file or $drawn)">
      <fo:block-container height="90mm" border="0.6pt dashed #808080">
        <fo:block db:blank="拓扑说明 网络拓扑图" db:by="备案单位" text-align="center" color="#606060" space-before="38mm" space-before.conditionality="retain">（此处粘贴网络拓扑图，注明图名、日期和版本）</fo:block>
      </fo:block-container>
    </xsl:if>
  </xsl:template>

  <xsl:template name="topology-apart">
    <xsl:param name="sheets"/>
    <xsl:variable name="row" select="."/>
    <xsl:for-each select="$sheets">
      <xsl:variable name="drawing" select="."/>
      <xsl:variable name="number" select="position()"/>
      <xsl:for-each select="$row">
        <fo:page-sequence>
          <xsl:attribute name="master-reference"><xsl:choose><xsl:when test="$drawing/@paper = 'flow'">a4-portrait</xsl:when><xsl:otherwise><xsl:value-of select="$drawing/@paper"/></xsl:otherwise></xsl:choose></xsl:attribute>
          <xsl:call-template name="page-sequence-attributes"><xsl:with-param name="first" select="false()"/></xsl:call-template>
          <xsl:call-template name="page-frame"/>
          <fo:flow flow-name="xsl-region-body">
            <fo:block id="network-{$number}" text-align="center" line-height="1"><fo:instream-foreign-object fox:alt-text="{$drawing/@alt}"><xsl:copy-of select="$drawing/svg:svg"/></fo:instream-foreign-object></fo:block>
          </fo:flow>
        </fo:page-sequence>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
