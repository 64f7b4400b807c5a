// stderr: ignore
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** java.xml: DOM, SAX, StAX, XPath, serialization. */
public class XmlDocuments {
  static final String XML = "<?xml version='1.0'?><!DOCTYPE lib [<!ENTITY e 'entity'>]><lib xmlns:x='urn:x'><book id='1' x:lang='en'>First &amp; &e;</book><book id='2'><![CDATA[<raw>]]></book><!-- c --><?pi data?><empty/></lib>";

  public static void main(String[] args) throws Exception {
    Document doc = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(XML)));
    NodeList books = doc.getElementsByTagName("book");
    for (int i = 0; i < books.getLength(); i++) System.out.println(((Element) books.item(i)).getAttribute("id") + " " + books.item(i).getTextContent());
    Element added = doc.createElement("book");
    added.setAttribute("id", "3");
    added.appendChild(doc.createTextNode("a < b"));
    doc.getDocumentElement().appendChild(added);
    XPath xpath = XPathFactory.newInstance().newXPath();
    System.out.println(xpath.evaluate("/lib/book[@id=3]", doc) + " " + xpath.evaluate("count(//book)", doc, XPathConstants.NUMBER) + " " + xpath.evaluate("sum(//@id) > 5", doc));
    StringBuilder sax = new StringBuilder();
    SAXParserFactory.newInstance().newSAXParser().parse(new InputSource(new StringReader(XML)), new DefaultHandler() {
      @Override public void startElement(String u, String l, String q, Attributes a) { sax.append('<').append(q).append(a.getLength()); }
      @Override public void endElement(String u, String l, String q) { sax.append('>'); }
      @Override public void characters(char[] c, int s, int n) { sax.append(c, s, n); }
      @Override public void processingInstruction(String t, String d) { sax.append('?').append(t).append(d); }
    });
    System.out.println(sax);
    XMLStreamReader stax = XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(XML));
    StringBuilder events = new StringBuilder();
    while (stax.hasNext()) { int e = stax.next(); events.append(e); if (e == XMLStreamConstants.START_ELEMENT) events.append(stax.getLocalName()); events.append(' '); }
    System.out.println(events);
    Transformer t = TransformerFactory.newInstance().newTransformer();
    t.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter out = new StringWriter();
    t.transform(new DOMSource(doc.getDocumentElement()), new StreamResult(out));
    System.out.println(out);
    try {
      javax.xml.parsers.DocumentBuilder b = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      b.setErrorHandler(null);
      b.parse(new InputSource(new StringReader("<a><b></a>")));
    } catch (SAXParseException e) {
      System.out.println(e.getLineNumber() + " " + e.getMessage());
    }
  }
}
