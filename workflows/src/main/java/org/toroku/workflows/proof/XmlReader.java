package org.toroku.workflows.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.toroku.workflows.ModelFile;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/** Reads one file into elements; stops at the first thing that would make it cost more than its size. */
final class XmlReader {
    private static final Pattern DECLARATION = Pattern.compile(
            "\\A<\\?xml\\s+version=(['\"])1\\.0\\1(\\s+encoding=(['\"])(?i:utf-8)\\3)?(\\s+standalone=(['\"])(yes|no)\\5)?\\s*\\?>");

    private static final Pattern DECLARED = Pattern.compile("<\\?xml\\s");

    private final Findings findings;
    private int elements;

    XmlReader(Findings findings) {
        this.findings = findings;
    }

    /** @return the root; empty where the file was refused */
    Optional<Node> read(ModelFile file) {
        byte[] bytes = file.bytes();
        if (bytes.length > Limits.FILE_BYTES) {
            return refuse(Codes.FILE_TOO_LARGE, file, Integer.toString(Limits.FILE_BYTES));
        }
        if (!isUtf8(bytes)) {
            return refuse(Codes.NOT_UTF8, file, "");
        }
        Handler handler = new Handler();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setXIncludeAware(false);
            factory.newSAXParser().parse(new ByteArrayInputStream(bytes), handler);
        } catch (Stop stop) {
            return refuse(stop.code, file, stop.where);
        } catch (SAXException e) {
            // the parser tells a forbidden document type from other faults by its words only
            boolean type = String.valueOf(e.getMessage()).contains("DOCTYPE");
            return refuse(type ? Codes.DOCUMENT_TYPE : Codes.NOT_XML, file, "");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("model cannot be parsed: " + file.resource(), e);
        }
        return Optional.ofNullable(handler.root);
    }

    private Optional<Node> refuse(String code, ModelFile file, String what) {
        findings.refuse(code, "", "", Map.of("file", file.resource(), "what", what));
        return Optional.empty();
    }

    /** The bytes and what they say of themselves: a byte order mark, UTF-16 and XML 1.1 are read differently by others. */
    static boolean isUtf8(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return false;
        }
        return !text.startsWith("\uFEFF")
                && (!DECLARED.matcher(text).lookingAt()
                        || DECLARATION.matcher(text).lookingAt());
    }

    private static final class Stop extends SAXException {
        private static final long serialVersionUID = 1L;
        final String code;
        final String where;

        Stop(String code, String where) {
            super(code);
            this.code = code;
            this.where = where;
        }
    }

    private final class Handler extends DefaultHandler2 {
        private @Nullable Node root;
        private @Nullable Node current;
        private int depth;

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) throws Stop {
            String where = current == null ? "" : current.nearestId();
            if (++depth > Limits.DEPTH) {
                throw new Stop(Codes.TOO_DEEP, where);
            }
            if (++elements > Limits.XML_ELEMENTS) {
                throw new Stop(Codes.TOO_MANY_ELEMENTS, where);
            }
            if (attributes.getLength() > Limits.ATTRIBUTES) {
                throw new Stop(Codes.UNKNOWN_ATTRIBUTE, where);
            }
            Node node = new Node(XmlNames.of(uri, local, false), current);
            for (int i = 0; i < attributes.getLength(); i++) {
                if (attributes.getValue(i).length() > Limits.TEXT) {
                    throw new Stop(Codes.TEXT_TOO_LONG, where);
                }
                String name = XmlNames.of(attributes.getURI(i), attributes.getLocalName(i), true);
                node.attributes.put(name, attributes.getValue(i));
            }
            if (current == null) {
                root = node;
            } else {
                current.children.add(node);
            }
            current = node;
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            depth--;
            current = current == null ? null : current.parent;
        }

        /** White space between elements is dropped; anything else is kept, so that stray text shows. */
        @Override
        public void characters(char[] characters, int start, int length) throws Stop {
            if (current == null || (!Constructs.hasText(current.name) && isBlank(characters, start, length))) {
                return;
            }
            current.append(characters, start, length);
            if (current.textLength() > Limits.TEXT) {
                throw new Stop(Codes.TEXT_TOO_LONG, current.nearestId());
            }
        }

        private static boolean isBlank(char[] characters, int start, int length) {
            for (int i = start; i < start + length; i++) {
                if (!Character.isWhitespace(characters[i])) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void processingInstruction(String target, String data) throws Stop {
            throw new Stop(Codes.PROCESSING_INSTRUCTION, target.length() > 40 ? "" : target);
        }
    }
}
