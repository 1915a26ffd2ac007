package org.toroku.workflows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads model XML; drafts come from browsers, so document types and external entities are refused. */
public final class ModelXml {

    private ModelXml() {}

    /** @throws IllegalArgumentException if the file is no well-formed XML, or brings a document type */
    public static Document parse(ModelFile model) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(model.bytes()));
        } catch (SAXException e) {
            throw new IllegalArgumentException("model is no well-formed XML: " + model.resource(), e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("model cannot be parsed: " + model.resource(), e);
        }
    }

    /** The child elements in document order. */
    public static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
