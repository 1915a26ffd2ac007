package org.toroku.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Which elements of a model would let variables of a message into the case. Without an output mapping the engine merges
 * all of them, an empty mapping counts as none, and a mapping reads the message's variables before those of the case:
 * only a constant, or a variable that the message is there to bring, says what comes in.
 */
final class MessageIntake {

    /** What a message is there to bring. */
    private static final Map<String, Set<String>> BROUGHT =
            Map.of(Messages.INQUIRY_RETURNED, Set.of(Variables.INQUIRY_ATTEMPTS));

    private MessageIntake() {}

    /** A sentence for every leak; empty for a model that is tight. */
    static List<String> leaks(ModelFile model) {
        var leaks = new ArrayList<String>();
        Element definitions = ModelXml.parse(model).getDocumentElement();
        for (Element element : descendants(definitions).toList()) {
            message(definitions, element).ifPresent(message -> {
                List<Element> outputs = outputs(element);
                if (outputs.isEmpty()) {
                    leaks.add(element.getAttribute("id") + " maps nothing, so that everything comes in");
                }
                outputs.stream()
                        .filter(output -> !harmless(output, message))
                        .map(output -> element.getAttribute("id") + " lets " + output.getAttribute("source") + " in")
                        .forEach(leaks::add);
            });
        }
        return List.copyOf(leaks);
    }

    private static boolean harmless(Element output, String message) {
        String source = output.getAttribute("source");
        String target = output.getAttribute("target");
        return source.equals("=\"" + message + "\"")
                ? target.equals(Variables.LAST_MESSAGE)
                : source.equals("=" + target)
                        && BROUGHT.getOrDefault(message, Set.of()).contains(target);
    }

    /** The message that an element waits for: receive tasks, and events of whatever kind that catch one. */
    private static Optional<String> message(Element definitions, Element element) {
        Stream<Element> references = element.getLocalName().equals("receiveTask")
                ? Stream.of(element)
                : element.getLocalName().endsWith("Event")
                        ? ModelXml.children(element).stream()
                                .filter(child -> child.getLocalName().equals("messageEventDefinition"))
                        : Stream.of();
        return references
                .map(reference -> descendants(definitions)
                        .filter(each -> each.getLocalName().equals("message"))
                        .filter(each -> each.getAttribute("id").equals(reference.getAttribute("messageRef")))
                        .map(each -> each.getAttribute("name"))
                        .findFirst()
                        .orElse(""))
                .findFirst();
    }

    private static List<Element> outputs(Element element) {
        return ModelXml.children(element).stream()
                .filter(child -> child.getLocalName().equals("extensionElements"))
                .flatMap(extensions -> ModelXml.children(extensions).stream())
                .filter(extension -> extension.getLocalName().equals("ioMapping"))
                .flatMap(mapping -> ModelXml.children(mapping).stream())
                .filter(mapping -> mapping.getLocalName().equals("output"))
                .toList();
    }

    private static Stream<Element> descendants(Element parent) {
        return ModelXml.children(parent).stream().flatMap(child -> Stream.concat(Stream.of(child), descendants(child)));
    }
}
