package org.toroku.workflows.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * One row of a rule set.
 *
 * @param methods the methods of proof it holds for; empty where it holds for each
 * @param proxyOnly whether it holds only where a proxy applies
 * @param alternatives documents of which all must be acceptable, by choice; empty where nothing has to come with the form
 * @param digest what the article says, in Japanese
 * @param digestEn the same in English
 */
public record Requirement(
        String id,
        String article,
        Set<String> methods,
        boolean proxyOnly,
        List<List<DocumentRule>> alternatives,
        String digest,
        String digestEn) {

    public Requirement {
        methods = Set.copyOf(methods);
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    boolean holdsFor(ReceivedEvidence evidence) {
        return (!proxyOnly || evidence.proxy()) && (methods.isEmpty() || methods.contains(evidence.method()));
    }

    /** What is wrong with the alternative that lacks least; empty when one of them is kept. */
    List<Finding> findings(List<Enclosure> enclosures) {
        if (alternatives.isEmpty()) {
            return List.of();
        }
        List<DocumentRule> nearest = alternatives.stream()
                .min(Comparator.comparingLong((List<DocumentRule> each) -> missing(each, enclosures))
                        .thenComparingLong(each -> defects(each, enclosures))
                        .thenComparingLong(each -> missing(each, enclosures) - each.size()))
                .orElseThrow();
        if (missing(nearest, enclosures) == nearest.size()) {
            return nearest.stream().map(this::missing).toList();
        }
        return nearest.stream()
                .flatMap(rule -> rule.defects(enclosures).stream()
                        .map(defect -> new Finding(defect, List.of(rule.kind()), rule.holder(), id, article)))
                .toList();
    }

    /** Nothing is there: any document that would do alone is as good as the one of this alternative. */
    private Finding missing(DocumentRule rule) {
        List<String> any = alternatives.stream()
                .filter(alternative -> alternative.size() == 1)
                .map(alternative -> alternative.getFirst().kind())
                .toList();
        return new Finding(
                EvidenceDefect.DOCUMENT_MISSING,
                any.contains(rule.kind()) ? any : List.of(rule.kind()),
                rule.holder(),
                id,
                article);
    }

    private static long missing(List<DocumentRule> alternative, List<Enclosure> enclosures) {
        return alternative.stream()
                .filter(rule -> enclosures.stream().noneMatch(rule::isFor))
                .count();
    }

    private static long defects(List<DocumentRule> alternative, List<Enclosure> enclosures) {
        return alternative.stream()
                .mapToLong(rule -> rule.defects(enclosures).size())
                .sum();
    }
}
