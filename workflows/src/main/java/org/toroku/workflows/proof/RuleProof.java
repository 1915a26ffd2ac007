package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.toroku.workflows.AcceptanceFloor;
import org.toroku.workflows.DecisionIds;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ModelXml;
import org.toroku.workflows.RuleInputs;
import org.w3c.dom.Element;

/**
 * Proves of a rule set that nothing is accepted without people that must never be ({@link AcceptanceFloor}), whatever an
 * application is like: rows are regions of all possible applications, and the regions that would be accepted are searched
 * for one that is forbidden. What is found is named with an example. Where no row fits, people decide; that is part of the
 * frame, so that every application has an answer.
 */
final class RuleProof {
    private static final String PROCESS = DecisionIds.AUTOMATIC_DECISION;
    private static final String NAMESPACE = "urn:toroku:dmn:automatic-decision:\\d{4}-\\d{2}-\\d{2}\\.[1-9]\\d{0,3}";
    private static final String CODE = "\"[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,8}\"";
    private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final int LONGEST_ID = 100;
    private static final String ACCEPT = "ACCEPT";
    private static final String REJECT = "REJECT";
    private static final List<String> OUTCOMES = List.of(REJECT, "REFER", ACCEPT);
    private static final List<String> MATCHES =
            List.of(RuleInputs.MATCH_NAME, RuleInputs.MATCH_BIRTH_DATE, RuleInputs.MATCH_SEX, RuleInputs.MATCH_ADDRESS);

    private final Findings findings = new Findings();
    private final RuleRegion.Search search = new RuleRegion.Search();
    private List<RuleInput> inputs = List.of();

    private RuleProof() {}

    private record Row(DecisionTable.Rule rule, RuleRegion region) {
        int rank() {
            return OUTCOMES.indexOf(rule.outcome());
        }
    }

    static List<Violation> examine(ModelFile file) {
        RuleProof proof = new RuleProof();
        proof.read(file).ifPresent(proof::check);
        return proof.findings.all();
    }

    private Optional<DecisionTable> read(ModelFile file) {
        if (file.bytes().length > Limits.FILE_BYTES) {
            return refuse(Codes.FILE_TOO_LARGE, "", Map.of("file", file.resource(), "what", ""));
        }
        if (!XmlReader.isUtf8(file.bytes())) {
            return refuse(Codes.NOT_UTF8, "", Map.of("file", file.resource(), "what", ""));
        }
        Element root;
        DecisionTable table;
        try {
            root = ModelXml.parse(file).getDocumentElement();
            table = DecisionTable.of(file);
        } catch (IllegalArgumentException unreadable) {
            return refuse(Codes.RULES_UNREADABLE, "", Map.of());
        }
        Optional<String> difference = RuleFrame.difference(root);
        if (difference.isPresent()) {
            return refuse(Codes.RULES_FRAME, "", Map.of("what", shortened(difference.get())));
        }
        if (!root.getAttribute("namespace").matches(NAMESPACE)) {
            findings.refuse(Codes.RULES_VERSION, PROCESS, "", Map.of());
        }
        rows(root);
        return Optional.of(table);
    }

    private <T> Optional<T> refuse(String code, String row, Map<String, String> facts) {
        findings.refuse(code, PROCESS, row, facts);
        return Optional.empty();
    }

    private void rows(Element root) {
        var rows = root.getElementsByTagNameNS("*", "rule");
        if (rows.getLength() == 0) {
            findings.refuse(Codes.RULES_EMPTY, PROCESS, "", Map.of());
        }
        if (rows.getLength() > Limits.RULES) {
            findings.refuse(Codes.RULES_TOO_MANY, PROCESS, "", Map.of("what", Integer.toString(Limits.RULES)));
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rows.getLength(); i++) {
            Element row = (Element) rows.item(i);
            String id = row.getAttribute("id");
            if (id.length() > LONGEST_ID || !id.matches(ID) || !ids.add(id)) {
                findings.refuse(Codes.RULES_ROW_ID, PROCESS, shortened(id), Map.of("what", Integer.toString(i + 1)));
            }
            if (RuleFrame.isStrange(row)) {
                findings.refuse(Codes.RULES_ROW_SHAPE, PROCESS, shortened(id), Map.of("what", Integer.toString(i + 1)));
            }
        }
    }

    private void check(DecisionTable table) {
        if (findings.broken()) {
            return;
        }
        table.rules().forEach(rule -> words(table, rule));
        if (findings.broken()) {
            return;
        }
        inputs = IntStream.range(0, table.inputs().size())
                .mapToObj(i -> new RuleInput(
                        table.inputs().get(i).expression(),
                        table.inputs().get(i).type(),
                        table.rules().stream()
                                .map(rule -> rule.conditions().get(i))
                                .toList()))
                .toList();
        List<Row> rows = new ArrayList<>();
        table.rules().forEach(rule -> region(rule).ifPresent(region -> rows.add(new Row(rule, region))));
        if (!findings.broken()) {
            rows.forEach(row -> effect(row, rows));
            rows.stream().filter(row -> row.rule().outcome().equals(ACCEPT)).forEach(row -> acceptance(row, rows));
            rows.stream().filter(row -> row.rule().outcome().equals(REJECT)).forEach(this::rejection);
            if (search.gaveUp()) {
                findings.refuse(Codes.RULES_TOO_COMPLEX, PROCESS, "", Map.of());
            }
        }
    }

    private void words(DecisionTable table, DecisionTable.Rule rule) {
        if (rule.conditions().size() != table.inputs().size()
                || rule.answers().size() != table.outputs().size()) {
            findings.refuse(Codes.RULES_ROW_SHAPE, PROCESS, rule.id(), Map.of("what", rule.id()));
            return;
        }
        if (!OUTCOMES.contains(rule.outcome())) {
            String outcome = shortened(rule.answers().getFirst());
            findings.refuse(Codes.RULES_OUTCOME, PROCESS, rule.id(), Map.of("what", outcome));
        }
        if (!rule.answers().getLast().matches(CODE)) {
            String reason = shortened(rule.answers().getLast());
            findings.refuse(Codes.RULES_REASON, PROCESS, rule.id(), Map.of("what", reason));
        }
    }

    /** Applications that a row fits; empty where the row says something else than comparisons, or fits none. */
    private Optional<RuleRegion> region(DecisionTable.Rule rule) {
        List<BitSet> values = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            RuleInput input = inputs.get(i);
            String cell = rule.conditions().get(i);
            Optional<BitSet> fitting = cell.length() > Limits.RULE_CELL ? Optional.empty() : input.fitting(cell);
            Map<String, String> facts = Map.of("input", input.name, "what", shortened(cell));
            List<String> strangers = RuleInput.words(cell).stream()
                    .filter(word -> !input.hasWord(word))
                    .toList();
            if (fitting.isEmpty()) {
                findings.refuse(Codes.RULES_CELL, PROCESS, rule.id(), facts);
            } else if (!strangers.isEmpty()) {
                findings.refuse(Codes.RULES_WORD, PROCESS, rule.id(), facts);
            } else if (fitting.get().isEmpty()) {
                findings.report(Codes.RULES_ROW_NEVER, PROCESS, rule.id(), facts);
            }
            values.add(fitting.orElseGet(BitSet::new));
        }
        RuleRegion region = new RuleRegion(values);
        return region.isEmpty() ? Optional.empty() : Optional.of(region);
    }

    /** A row that never decides anything is a mistake of its author, or a trap for its readers. */
    private void effect(Row row, List<Row> rows) {
        List<RuleRegion> before = rows.stream()
                .filter(other -> other.rank() < row.rank())
                .map(Row::region)
                .toList();
        if (!before.isEmpty() && search.beyond(row.region(), before).isEmpty()) {
            findings.report(Codes.RULES_ROW_WITHOUT_EFFECT, PROCESS, row.rule().id(), Map.of());
        }
    }

    private void acceptance(Row row, List<Row> rows) {
        List<RuleRegion> hindrances = rows.stream()
                .filter(other -> !other.rule().outcome().equals(ACCEPT))
                .map(Row::region)
                .toList();
        for (int i = 0; i < inputs.size(); i++) {
            RuleInput input = inputs.get(i);
            Optional<List<Integer>> wrong = search.beyond(row.region().with(i, input.forbidden()), hindrances);
            if (wrong.isPresent()) {
                findings.report(Codes.RULES_ACCEPT, PROCESS, row.rule().id(), example(wrong.get(), input));
            }
        }
    }

    /** Counts of devices and networks are a suspicion: what they say is for people. */
    private void rejection(Row row) {
        RuleRegion without = row.region();
        for (int i = 0; i < inputs.size(); i++) {
            if (MATCHES.contains(inputs.get(i).name)) {
                without = without.with(i, inputs.get(i).without("DIFFERENT"));
            }
        }
        search.beyond(without, List.of())
                .ifPresent(wrong -> findings.report(
                        Codes.RULES_REJECT,
                        PROCESS,
                        row.rule().id(),
                        Map.of("example", said(wrong, Optional.empty()))));
    }

    private Map<String, String> example(List<Integer> application, RuleInput input) {
        Map<String, String> facts = new HashMap<>();
        facts.put("input", input.name);
        facts.put("example", said(application, Optional.of(input)));
        return facts;
    }

    /** What is not ordinary of an application, as pairs that {@link RuleWords} puts into words. */
    private String said(List<Integer> application, Optional<RuleInput> always) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            RuleInput input = inputs.get(i);
            if (!input.isPlain(application.get(i))
                    || always.filter(input::equals).isPresent()) {
                pairs.add(input.name + " = " + input.value(application.get(i)));
            }
        }
        return String.join(", ", pairs);
    }

    private static String shortened(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
    }
}
