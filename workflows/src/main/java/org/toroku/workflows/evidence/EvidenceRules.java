package org.toroku.workflows.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.toroku.workflows.ModelFile;

/**
 * A rule set of the paper route (則5①(1), 則6(2)): which documents must be there, and what they must be like. It is a
 * file that people can read, with a version and the date from which it holds; the answer depends on nothing but the rule
 * set and what is asked.
 *
 * @param effectiveFrom first day on which decisions are made by this rule set
 * @param source articles it follows from
 */
public record EvidenceRules(
        ModelFile file,
        String version,
        LocalDate effectiveFrom,
        String source,
        List<Requirement> requirements,
        List<Quarantine> quarantines,
        List<ScanRule> scans) {

    private static final List<EvidenceRules> RELEASED = Stream.of("2026-11-25.1", "2026-11-26.1")
            .map(version -> EvidenceRulesReader.read(resource("evidence/paper-evidence-" + version + ".xml")))
            .toList();

    public EvidenceRules {
        requirements = List.copyOf(requirements);
        quarantines = List.copyOf(quarantines);
        scans = List.copyOf(scans);
    }

    /** Every rule set that this release brings along. */
    public static List<EvidenceRules> released() {
        return RELEASED;
    }

    /**
     * The released rule set by which a decision of this day is made.
     *
     * @param day in Japan
     * @throws IllegalStateException before the first rule set: without rules nothing is complete
     */
    public static EvidenceRules inForceOn(LocalDate day) {
        return inForceOn(day, RELEASED);
    }

    static EvidenceRules inForceOn(LocalDate day, Collection<EvidenceRules> ruleSets) {
        return ruleSets.stream()
                .filter(rules -> !rules.effectiveFrom.isAfter(day))
                .max(Comparator.comparing(EvidenceRules::effectiveFrom).thenComparing(EvidenceRules::version))
                .orElseThrow(() -> new IllegalStateException("no rules of evidence are in force on " + day));
    }

    /** The kinds of documents that some row of this rule set names. */
    public Set<String> kinds() {
        var kinds = new TreeSet<String>();
        requirements.forEach(requirement ->
                requirement.alternatives().forEach(alternative -> alternative.forEach(rule -> kinds.add(rule.kind()))));
        return kinds;
    }

    /**
     * Judges the documents of a case. What has to go back is named before and besides everything that is missing.
     *
     * @throws IllegalArgumentException for a method of proof that no row names: it must not pass for want of rules
     */
    public Assessment assess(ReceivedEvidence evidence) {
        if (requirements.stream().noneMatch(row -> row.methods().contains(evidence.method()))) {
            throw new IllegalArgumentException("no rule of evidence knows the method of proof " + evidence.method());
        }
        var findings = new ArrayList<Finding>();
        quarantines.forEach(row -> evidence.enclosures().stream()
                .filter(enclosure -> enclosure.marks().contains(row.mark()))
                .map(enclosure -> new Finding(
                        EvidenceDefect.MY_NUMBER_SHOWN,
                        List.of(enclosure.kind()),
                        enclosure.holder(),
                        row.id(),
                        row.article()))
                .forEach(findings::add));
        boolean quarantined = !findings.isEmpty();
        requirements.stream()
                .filter(row -> row.holdsFor(evidence))
                .flatMap(row -> row.findings(evidence.enclosures()).stream())
                .filter(finding -> findings.stream().noneMatch(finding::saysTheSameAs))
                .forEach(findings::add);
        scans.forEach(row -> evidence.enclosures().stream()
                .filter(enclosure -> enclosure.pages() == 0)
                .filter(enclosure ->
                        quarantines.stream().noneMatch(back -> enclosure.marks().contains(back.mark())))
                .map(row::finding)
                .filter(finding -> findings.stream().noneMatch(finding::saysTheSameAs))
                .forEach(findings::add));
        return new Assessment(outcome(quarantined, findings), findings, version, file.sha256());
    }

    private static Assessment.Outcome outcome(boolean quarantined, List<Finding> findings) {
        if (quarantined) {
            return Assessment.Outcome.QUARANTINED;
        }
        return findings.isEmpty() ? Assessment.Outcome.COMPLETE : Assessment.Outcome.INCOMPLETE;
    }

    private static ModelFile resource(String name) {
        try (InputStream in = EvidenceRules.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("rule set is missing from the class path: " + name);
            }
            return new ModelFile(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("rule set cannot be read: " + name, e);
        }
    }
}
