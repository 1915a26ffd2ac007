package org.toroku.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A human step of a process owner's own: officers read an instruction, tick what they looked at and say how it came out
 * ({@link Variables#ADDITIONAL_CHECK}). The owner typed every text of it.
 *
 * @param id element id
 * @param processId process that it belongs to
 * @param group role whose members work on it
 * @param name what the task is called
 * @param instruction what to do
 * @param points what to look at, one to {@value #MOST_POINTS}
 * @param termDays after how many days it is due; empty where the model says none that the proof would take
 */
public record AdditionalCheck(
        String id,
        String processId,
        String group,
        Worded name,
        Worded instruction,
        List<Point> points,
        Optional<Integer> termDays) {

    /** Form key of such a task. */
    public static final String FORM = "additional-check";

    /** Codes of the points in their order; a property of the task is called {@code point_} and the code. */
    public static final List<String> POINT_CODES = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    public static final int MOST_POINTS = 8;
    public static final int LONGEST_TERM_DAYS = 90;
    public static final int LONGEST_INSTRUCTION = 600;
    public static final int LONGEST_POINT = 120;

    public static final String INSTRUCTION = "instruction";
    public static final String TERM = "term_days";

    /** Roles that may look at cases and work on them. */
    public static final List<String> GROUPS = List.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER);

    /** In Japanese and English. */
    public record Worded(String japanese, String english) {
        /** In any language but English they are Japanese, as everything here is. */
        public String in(Locale locale) {
            return locale.getLanguage().equals("en") ? english : japanese;
        }
    }

    /** @param code one of {@link #POINT_CODES} */
    public record Point(String code, Worded words) {}

    public AdditionalCheck {
        points = List.copyOf(points);
    }

    /** Name of the property of a point in Japanese; in English it ends with {@code _en}. */
    public static String property(String pointCode) {
        return "point_" + pointCode;
    }

    /** The checks of a model that was proven. */
    public static List<AdditionalCheck> in(ModelFile model) {
        var processes = ModelXml.parse(model).getElementsByTagNameNS(ProcessElement.BPMN, "process");
        List<AdditionalCheck> found = new ArrayList<>();
        for (int i = 0; i < processes.getLength(); i++) {
            Element process = (Element) processes.item(i);
            var tasks = process.getElementsByTagNameNS(ProcessElement.BPMN, "userTask");
            for (int j = 0; j < tasks.getLength(); j++) {
                Element task = (Element) tasks.item(j);
                if (extension(task, "formDefinition", "externalReference").equals(FORM)) {
                    found.add(read(task, process.getAttribute("id")));
                }
            }
        }
        return List.copyOf(found);
    }

    private static AdditionalCheck read(Element task, String processId) {
        List<Point> points = POINT_CODES.stream()
                .map(code -> new Point(code, worded(task, property(code))))
                .filter(point -> !point.words().japanese().isBlank())
                .toList();
        return new AdditionalCheck(
                task.getAttribute("id"),
                processId,
                extension(task, "assignmentDefinition", "candidateGroups"),
                new Worded(task.getAttribute("name"), ProcessElement.property(task, "name_en")),
                worded(task, INSTRUCTION),
                points,
                term(ProcessElement.property(task, TERM)));
    }

    /** Empty for what is no number of days from 1 to {@value #LONGEST_TERM_DAYS}. */
    public static Optional<Integer> term(String written) {
        return written.matches("[1-9][0-9]?")
                ? Optional.of(Integer.valueOf(written)).filter(days -> days <= LONGEST_TERM_DAYS)
                : Optional.empty();
    }

    private static Worded worded(Element task, String property) {
        return new Worded(ProcessElement.property(task, property), ProcessElement.property(task, property + "_en"));
    }

    private static String extension(Element task, String name, String attribute) {
        return ModelXml.children(task).stream()
                .filter(child -> "extensionElements".equals(child.getLocalName()))
                .flatMap(extensions -> ModelXml.children(extensions).stream())
                .filter(each -> ProcessElement.ZEEBE.equals(each.getNamespaceURI()) && name.equals(each.getLocalName()))
                .map(each -> each.getAttribute(attribute))
                .findFirst()
                .orElse("");
    }
}
