package org.toroku.studio;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.audit.MyNumberText;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ModelXml;
import org.toroku.workflows.ProcessHeader;
import org.toroku.workflows.RuleSet;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What a file must be to be kept as an edited model at all. What it would let happen is for the proof to say. */
@Component
class ModelCheck {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** Attributes with words of their author. */
    private static final List<String> WRITTEN = List.of("name", "value");

    private final ReleasedModels released;

    ModelCheck(ReleasedModels released) {
        this.released = released;
    }

    Optional<String> objection(ModelFile model) {
        Optional<ModelFile> original =
                RuleSet.isRules(model) ? Optional.of(released.rules()) : released.find(model.resource());
        if (original.isEmpty()) {
            return Optional.of("model-unknown");
        }
        byte[] bytes = model.bytes();
        if (bytes.length > DraftDesk.LARGEST_MODEL) {
            return Optional.of("model-too-large");
        }
        Optional<String> text = text(bytes);
        if (text.isEmpty()) {
            return Optional.of("model-not-utf-8");
        }
        Document document;
        try {
            document = ModelXml.parse(model);
        } catch (IllegalArgumentException unreadable) {
            boolean typed = text.get().toUpperCase(Locale.ROOT).contains("<!DOCTYPE");
            return Optional.of(typed ? "model-doctype" : "model-not-well-formed");
        }
        return encodingObjection(document)
                .or(() -> RuleSet.isRules(model) ? dmnObjection(model) : bpmnObjection(document, model, original.get()))
                .or(() -> mentionsMyNumber(document) ? Optional.of("my-number") : Optional.empty());
    }

    /** Whoever reads the bytes as another encoding than the parser does would read another model. */
    private static Optional<String> encodingObjection(Document document) {
        String declared = document.getXmlEncoding();
        return declared == null || declared.equalsIgnoreCase("UTF-8")
                ? Optional.empty()
                : Optional.of("model-not-utf-8");
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<String> bpmnObjection(Document document, ModelFile model, ModelFile original) {
        Element root = document.getDocumentElement();
        if (!BPMN.equals(root.getNamespaceURI()) || !"definitions".equals(root.getLocalName())) {
            return Optional.of("model-not-bpmn");
        }
        return processIds(model).equals(processIds(original)) ? Optional.empty() : Optional.of("process-id-changed");
    }

    private static Optional<String> dmnObjection(ModelFile model) {
        try {
            DecisionTable.of(model);
            return Optional.empty();
        } catch (IllegalArgumentException noTable) {
            return Optional.of("model-not-dmn");
        }
    }

    private static List<String> processIds(ModelFile model) {
        return ProcessHeader.in(model).stream().map(ProcessHeader::processId).toList();
    }

    /** Names, values of properties, texts and comments are what people write; coordinates are numbers too. */
    private static boolean mentionsMyNumber(Node node) {
        boolean written = switch (node) {
            case Element element ->
                WRITTEN.stream().anyMatch(name -> MyNumberText.in(element.getAttribute(name)))
                        || (ModelXml.children(element).isEmpty() && MyNumberText.in(element.getTextContent()));
            case CharacterData text -> MyNumberText.in(text.getData());
            default -> false;
        };
        if (written) {
            return true;
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (mentionsMyNumber(child)) {
                return true;
            }
        }
        return false;
    }

    /** Every id in a kept model. */
    static Set<String> elementIds(ModelFile model) {
        // of rules, the rows and what they rest on
        String namespace = RuleSet.isRules(model) ? "*" : BPMN;
        NodeList all = ModelXml.parse(model).getElementsByTagNameNS(namespace, "*");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < all.getLength(); i++) {
            ids.add(((Element) all.item(i)).getAttribute("id"));
        }
        ids.remove("");
        return ids;
    }
}
