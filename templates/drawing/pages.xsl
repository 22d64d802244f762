<?xml version="1.0" encoding="UTF-8"?>
<!-- The drawing of a network on its own (dengbao topology -o net.pdf): <topology> of generator/topology -> XSL-FO, a page for each sheet, as large as the sheet asks for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:svg="http://www.w3.org/2000/svg"
  xmlns:fox="http://xmlgraphics.apache.org/fop/extensions">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/topology">
    <fo:root xml:lang="zh-CN" font-family="hei" font-size="9pt">
      <fo:layout-master-set>
        <fo:simple-page-master master-name="flow" page-width="210mm" page-height="297mm" margin="20mm 24mm"><fo:region-body/></fo:simple-page-master>
        <fo:simple-page-master master-name="a4-portrait" page-width="210mm" page-height="297mm" margin="20mm 15mm"><fo:region-body/></fo:simple-page-master>
        <fo:simple-page-master master-name="a4-landscape" page-width="297mm" page-height="210mm" margin="20mm 15mm"><fo:region-body/></fo:simple-page-master>
        <fo:simple-page-master master-name="a3-landscape" page-width="420mm" page-height="297mm" margin="20mm 15mm"><fo:region-body/></fo:simple-page-master>
      </fo:layout-master-set>
      <fo:declarations>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default"><xsl:value-of select="sheet[1]/@title"/></rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
      </fo:declarations>
      <xsl:for-each select="sheet">
        <fo:page-sequence master-reference="{@paper}">
          <fo:flow flow-name="xsl-region-body">
            <fo:block text-align="center" line-height="1"><fo:instream-foreign-object fox:alt-text="{@alt}"><xsl:copy-of select="svg:svg"/></fo:instream-foreign-object></fo:block>
          </fo:flow>
        </fo:page-sequence>
      </xsl:for-each>
    </fo:root>
  </xsl:template>
</xsl:stylesheet>
