package org.toroku.ui.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ModelXml;
import org.toroku.workflows.NoticeIds;
import org.toroku.workflows.ProcessElement;
import org.w3c.dom.Element;

/** Which element of the models follows from which article, what is checked there and on which page people work. */
final class Traceability {
    /** Whether an element says from which article it follows. */
    enum Cover {
        CITED,
        /** A notice to the applicant; no article asks for each of them. */
        NOTICE,
        /** Something is done there, and no article says why. */
        MISSING
    }

    /**
     * @param jobType of a service task; else empty
     * @param screen reference of a user task's page; else empty
     * @param called process that is called; else empty
     */
    record Row(
            ModelFacts model,
            ProcessElement element,
            List<String> articles,
            Cover cover,
            String jobType,
            String screen,
            String called) {
        Row {
            articles = List.copyOf(articles);
        }
    }

    private final List<Row> rows;

    private Traceability(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    static Traceability of(Collection<ModelFile> files) {
        List<Row> rows = new ArrayList<>();
        for (ModelFile file : files) {
            ModelFacts model = ModelFacts.of(file);
            Map<String, Element> drawn = byId(file);
            model.elements().stream()
                    .filter(element ->
                            isActivity(element) || !element.articles().isBlank())
                    .forEach(element -> rows.add(row(model, element, drawn.get(element.id()))));
        }
        return new Traceability(rows);
    }

    private static Row row(ModelFacts model, ProcessElement element, @org.jspecify.annotations.Nullable Element drawn) {
        List<String> articles = split(element.articles());
        return new Row(
                model,
                element,
                articles,
                !articles.isEmpty() ? Cover.CITED : NoticeIds.ALL.contains(element.id()) ? Cover.NOTICE : Cover.MISSING,
                attribute(drawn, "taskDefinition", "type"),
                attribute(drawn, "formDefinition", "externalReference"),
                attribute(drawn, "calledElement", "processId"));
    }

    private static boolean isActivity(ProcessElement element) {
        return element.type().endsWith("Task")
                || element.type().equals("task")
                || element.type().equals("callActivity")
                || element.type().equals("subProcess");
    }

    private static List<String> split(String articles) {
        return Arrays.stream(articles.split(";"))
                .map(String::strip)
                .filter(article -> !article.isEmpty())
                .toList();
    }

    private static Map<String, Element> byId(ModelFile file) {
        Map<String, Element> found = new LinkedHashMap<>();
        try {
            collect(ModelXml.parse(file).getDocumentElement(), found);
        } catch (IllegalArgumentException noXml) {
            found.clear();
        }
        return found;
    }

    private static void collect(Element element, Map<String, Element> into) {
        if (element.hasAttribute("id")) {
            into.putIfAbsent(element.getAttribute("id"), element);
        }
        ModelXml.children(element).forEach(child -> collect(child, into));
    }

    private static String attribute(@org.jspecify.annotations.Nullable Element element, String extension, String name) {
        return element == null
                ? ""
                : ModelXml.children(element).stream()
                        .filter(child -> child.getLocalName().equals("extensionElements"))
                        .flatMap(child -> ModelXml.children(child).stream())
                        .filter(child -> child.getLocalName().equals(extension))
                        .map(child -> child.getAttribute(name))
                        .findFirst()
                        .orElse("");
    }

    List<Row> rows() {
        return rows;
    }

    List<Row> rows(String resource) {
        return rows.stream()
                .filter(row -> row.model().file().resource().equals(resource))
                .toList();
    }

    long count(Cover cover) {
        return rows.stream().filter(row -> row.cover() == cover).count();
    }

    /** Elements by the article that they cite, in the order of the articles' names. */
    Map<String, List<Row>> byArticle() {
        Map<String, List<Row>> articles = new TreeMap<>();
        rows.forEach(row -> row.articles()
                .forEach(article -> articles.computeIfAbsent(article, _ -> new ArrayList<>())
                        .add(row)));
        return articles;
    }

    /** Articles that {@code before} cites and nothing here does any more. */
    Set<String> lostSince(Traceability before) {
        Set<String> lost = new TreeSet<>(before.byArticle().keySet());
        lost.removeAll(byArticle().keySet());
        return lost;
    }
}
