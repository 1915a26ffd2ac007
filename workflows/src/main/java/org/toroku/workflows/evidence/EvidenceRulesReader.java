package org.toroku.workflows.evidence;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ModelXml;
import org.toroku.workflows.Variables;
import org.w3c.dom.Element;

/**
 * Reads a rule set, and refuses one that leaves out what the law demands or says something that nobody evaluates: a
 * forgotten or misspelt row must not make an application complete.
 */
final class EvidenceRulesReader {

    private static final List<String> METHODS =
            List.of(Variables.PHOTO_ID, Variables.SEAL_CERTIFICATE, Variables.INQUIRY);

    private final ModelFile file;
    private final Set<String> ids = new HashSet<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<Quarantine> quarantines = new ArrayList<>();
    private final List<ScanRule> scans = new ArrayList<>();

    private EvidenceRulesReader(ModelFile file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException saying what is wrong with the file */
    static EvidenceRules read(ModelFile file) {
        return new EvidenceRulesReader(file).read();
    }

    private EvidenceRules read() {
        Element root = ModelXml.parse(file).getDocumentElement();
        attributes(root, "version", "effective-from", "source");
        require(root.getTagName().equals("evidence-rules"), "root is no evidence-rules");
        for (Element row : ModelXml.children(root)) {
            switch (row.getTagName()) {
                case "requirement" -> requirements.add(requirement(row));
                case "scan" -> scans.add(scan(row));
                case "quarantine" -> quarantines.add(quarantine(row));
                default -> throw wrong("row is of no known kind: " + row.getTagName());
            }
        }
        String version = text(root, "version");
        require(version.matches("\\d{4}-\\d{2}-\\d{2}\\.\\d+"), "version is not yyyy-mm-dd.n: " + version);
        requireWhatTheLawDemands();
        return new EvidenceRules(
                file,
                version,
                date(text(root, "effective-from")),
                text(root, "source"),
                requirements,
                quarantines,
                scans);
    }

    private void requireWhatTheLawDemands() {
        require(
                requirements.stream()
                        .anyMatch(row -> row.methods().isEmpty()
                                && !row.proxyOnly()
                                && !row.alternatives().isEmpty()),
                "no row holds for every application");
        for (String method : METHODS) {
            require(
                    requirements.stream().anyMatch(row -> row.methods().equals(Set.of(method)) && !row.proxyOnly()),
                    "no row of its own holds for the method " + method);
        }
        require(requirements.stream().anyMatch(Requirement::proxyOnly), "no row holds for a proxy");
        require(
                quarantines.stream().anyMatch(row -> row.mark() == Mark.MY_NUMBER_SHOWN),
                "no row sends a My Number back");
    }

    private Requirement requirement(Element row) {
        attributes(row, "id", "article", "methods", "proxy", "on-arrival");
        String id = id(row);
        Set<String> methods = words(row, "methods");
        require(METHODS.containsAll(methods), "method is unknown: " + methods);
        var alternatives = new ArrayList<List<DocumentRule>>();
        for (Element child : ModelXml.children(row)) {
            switch (child.getTagName()) {
                case "alternative" -> alternatives.add(alternative(child));
                case "digest" -> attributes(child, "lang");
                default -> throw wrong("row " + id + " has an unknown part: " + child.getTagName());
            }
        }
        require(
                alternatives.isEmpty() == !flag(row, "on-arrival", true),
                "row " + id + " asks for nothing, or for something that it says comes later");
        return new Requirement(
                id,
                text(row, "article"),
                methods,
                flag(row, "proxy", false),
                alternatives,
                digest(row, "ja"),
                digest(row, "en"));
    }

    private List<DocumentRule> alternative(Element alternative) {
        attributes(alternative);
        List<DocumentRule> documents =
                ModelXml.children(alternative).stream().map(this::document).toList();
        require(!documents.isEmpty(), "an alternative asks for nothing");
        return documents;
    }

    private DocumentRule document(Element document) {
        require(document.getTagName().equals("document"), "an alternative has an unknown part");
        attributes(document, "kind", "holder", "marks", "max-age", "unexpired");
        String kind = text(document, "kind");
        require(kind.matches("[A-Z]+(_[A-Z]+)*"), "kind is no word: " + kind);
        var marks = EnumSet.noneOf(Mark.class);
        words(document, "marks").forEach(word -> marks.add(word(Mark.class, word)));
        return new DocumentRule(
                kind,
                word(Holder.class, optional(document, "holder").orElse(Holder.APPLICANT.name())),
                marks,
                optional(document, "max-age").map(this::months),
                flag(document, "unexpired", false));
    }

    private Quarantine quarantine(Element row) {
        attributes(row, "id", "article", "mark");
        Mark mark = word(Mark.class, text(row, "mark"));
        require(mark == Mark.MY_NUMBER_SHOWN, "nothing is sent back for the mark " + mark);
        return new Quarantine(id(row), text(row, "article"), mark, digest(row, "ja"), digest(row, "en"));
    }

    private ScanRule scan(Element row) {
        attributes(row, "id", "article");
        return new ScanRule(id(row), text(row, "article"), digest(row, "ja"), digest(row, "en"));
    }

    private String id(Element row) {
        String id = text(row, "id");
        require(ids.add(id), "id is given twice: " + id);
        return id;
    }

    private String digest(Element row, String language) {
        return ModelXml.children(row).stream()
                .filter(child -> child.getTagName().equals("digest"))
                .filter(child -> child.getAttribute("lang").equals(language))
                .map(child -> child.getTextContent().strip())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElseThrow(() -> wrong("row " + row.getAttribute("id") + " has no digest in " + language));
    }

    private Period months(String text) {
        require(text.matches("P[1-9][0-9]?M"), "age is not in whole months: " + text);
        return Period.parse(text);
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(file.resource() + ": date is none: " + text, e);
        }
    }

    private boolean flag(Element element, String name, boolean otherwise) {
        return switch (element.getAttribute(name)) {
            case "true" -> true;
            case "false" -> false;
            case "" -> otherwise;
            default -> throw wrong(name + " is neither true nor false: " + element.getAttribute(name));
        };
    }

    private <E extends Enum<E>> E word(Class<E> words, String word) {
        return Arrays.stream(words.getEnumConstants())
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong("word is unknown: " + word));
    }

    private static Set<String> words(Element element, String name) {
        return Stream.of(element.getAttribute(name).split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private String text(Element element, String name) {
        return optional(element, name).orElseThrow(() -> wrong(element.getTagName() + " has no " + name));
    }

    private static Optional<String> optional(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isBlank());
    }

    private void attributes(Element element, String... known) {
        var given = element.getAttributes();
        for (int i = 0; i < given.getLength(); i++) {
            String name = given.item(i).getNodeName();
            require(List.of(known).contains(name), element.getTagName() + " has an unknown attribute: " + name);
        }
    }

    private void require(boolean kept, String complaint) {
        if (!kept) {
            throw wrong(complaint);
        }
    }

    private IllegalArgumentException wrong(String complaint) {
        return new IllegalArgumentException(file.resource() + ": " + complaint);
    }
}
