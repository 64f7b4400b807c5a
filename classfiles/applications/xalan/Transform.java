import java.io.File;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Templates;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.xpath.XPathAPI;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Transforms through both of Xalan's processors, the interpreting and the compiling one, from streams and trees, and evaluates XPath. */
public class Transform {
    static void transform(TransformerFactory factory, File folder) throws Exception {
        System.out.println("-- " + factory.getClass().getName());
        Templates templates = factory.newTemplates(new StreamSource(new File(folder, "books.xsl")));
        Transformer transformer = templates.newTransformer();
        transformer.setParameter("title", "Second");
        StringWriter out = new StringWriter();
        transformer.transform(new StreamSource(new File(folder, "books.xml")), new StreamResult(out));
        System.out.println(out);
        StringBuilder large = new StringBuilder("<library>");
        for (int i = 0; i < 500; i++) large.append("<book id='n").append(i).append("' year='").append(1900 + i % 100).append("'><title>T").append(i * 7919 % 500).append("</title><author>A B").append(i % 17).append("</author><price>").append(i).append("</price></book>");
        out = new StringWriter();
        templates.newTransformer().transform(new StreamSource(new StringReader(large + "</library>")), new StreamResult(out));
        System.out.println(out.toString().length() + " " + out.toString().hashCode());
        try {
            factory.newTemplates(new StreamSource(new StringReader("<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/'><xsl:value-of select='1 +'/></xsl:template></xsl:stylesheet>")));
        } catch (TransformerException e) {
            System.out.println(e.getClass().getSimpleName());
        }
    }

    public static void main(String[] args) throws Exception {
        File folder = new File(args[0]);
        transform(new org.apache.xalan.processor.TransformerFactoryImpl(), folder);
        transform(TransformerFactory.newDefaultInstance(), folder);
        DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
        builders.setNamespaceAware(true);
        Document document = builders.newDocumentBuilder().parse(new File(folder, "books.xml"));
        for (String path : new String[] {"//book[price < 10]/title", "/library/book[last()]/@id", "//author[contains(., 'Lee')]", "//comment() | //processing-instruction()"}) {
            NodeList nodes = XPathAPI.selectNodeList(document, path);
            System.out.print(path + ":");
            for (int i = 0; i < nodes.getLength(); i++) System.out.print(" [" + nodes.item(i).getTextContent() + "]");
            System.out.println();
        }
        System.out.println(XPathAPI.eval(document, "round(sum(//price) div count(//price))") + " " + XPathAPI.eval(document, "string-length(//title[2])"));
        DOMResult result = new DOMResult();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), result);
        Transformer identity = TransformerFactory.newInstance().newTransformer();
        identity.setOutputProperty(OutputKeys.INDENT, "yes");
        identity.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        identity.transform(new DOMSource(result.getNode()), new StreamResult(System.out));
    }
}
