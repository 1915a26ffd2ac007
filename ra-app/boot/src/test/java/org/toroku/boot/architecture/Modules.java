package org.toroku.boot.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The modules of the domain, and whom each may know; {@code docs/architecture.md} shows the same. */
final class Modules {
    private static final String ROOT = "org.toroku.";

    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("audit", Set.of("ca", "pki")),
            Map.entry("evidence", Set.of("audit", "pki")),
            Map.entry("officers", Set.of("audit", "matching")),
            Map.entry("process", Set.of("audit", "workflows")),
            Map.entry("enrolment", Set.of("audit", "evidence", "pki", "process", "workflows")),
            Map.entry("identity", Set.of("audit", "enrolment", "evidence", "pki", "process", "workflows")),
            Map.entry("matching", Set.of("audit", "enrolment", "evidence", "identity", "pki", "process", "workflows")),
            Map.entry(
                    "decision",
                    Set.of(
                            "audit",
                            "ca",
                            "enrolment",
                            "evidence",
                            "identity",
                            "matching",
                            "officers",
                            "pki",
                            "process",
                            "workflows")),
            Map.entry(
                    "automaton",
                    Set.of(
                            "audit",
                            "ca",
                            "decision",
                            "enrolment",
                            "evidence",
                            "identity",
                            "matching",
                            "officers",
                            "pki",
                            "process",
                            "workflows")),
            Map.entry(
                    "issuance",
                    Set.of(
                            "audit",
                            "ca",
                            "decision",
                            "enrolment",
                            "evidence",
                            "identity",
                            "paper",
                            "pki",
                            "process",
                            "subjectkey",
                            "workflows")),
            Map.entry(
                    "subjectkey",
                    Set.of(
                            "audit",
                            "ca",
                            "decision",
                            "enrolment",
                            "evidence",
                            "identity",
                            "matching",
                            "officers",
                            "pki",
                            "post",
                            "process",
                            "workflows")),
            Map.entry(
                    "renewal",
                    Set.of(
                            "audit",
                            "ca",
                            "decision",
                            "enrolment",
                            "evidence",
                            "identity",
                            "issuance",
                            "officers",
                            "pki",
                            "post",
                            "process",
                            "wording",
                            "workflows")),
            Map.entry("assignment", Set.of("audit", "automaton", "decision", "officers", "process", "workflows")),
            Map.entry("check", Set.of("audit", "decision", "enrolment", "process", "studio", "workflows")),
            Map.entry("notes", Set.of("audit", "decision", "evidence", "officers", "process")),
            Map.entry(
                    "confirmation",
                    Set.of("audit", "ca", "enrolment", "evidence", "issuance", "post", "subjectkey", "wording")),
            Map.entry("gauges", Set.of()),
            Map.entry("holder", Set.of("ca", "enrolment", "evidence", "identity", "matching", "pki", "subjectkey")),
            Map.entry(
                    "receipt",
                    Set.of(
                            "audit",
                            "ca",
                            "decision",
                            "enrolment",
                            "evidence",
                            "holder",
                            "issuance",
                            "officers",
                            "paper",
                            "pki")),
            Map.entry(
                    "revocation",
                    Set.of(
                            "audit",
                            "ca",
                            "decision",
                            "enrolment",
                            "evidence",
                            "holder",
                            "identity",
                            "issuance",
                            "matching",
                            "officers",
                            "pki",
                            "post",
                            "process",
                            "subjectkey",
                            "wording",
                            "workflows")),
            Map.entry(
                    "living",
                    Set.of(
                            "audit",
                            "decision",
                            "enrolment",
                            "evidence",
                            "identity",
                            "issuance",
                            "officers",
                            "pki",
                            "post",
                            "revocation")),
            Map.entry(
                    "post",
                    Set.of("audit", "decision", "enrolment", "evidence", "letters", "officers", "pki", "wording")),
            Map.entry(
                    "paper",
                    Set.of(
                            "audit",
                            "decision",
                            "enrolment",
                            "evidence",
                            "matching",
                            "officers",
                            "pki",
                            "post",
                            "process",
                            "subjectkey",
                            "workflows")),
            Map.entry(
                    "organisation", Set.of("audit", "decision", "enrolment", "officers", "pki", "post", "subjectkey")),
            Map.entry(
                    "partner",
                    Set.of("audit", "decision", "enrolment", "evidence", "officers", "pki", "post", "subjectkey")),
            Map.entry("profile", Set.of("audit", "ca", "decision", "officers")),
            Map.entry("wording", Set.of("audit", "decision", "evidence", "officers", "pki")),
            Map.entry("notice", Set.of("audit", "enrolment", "post", "process", "wording", "workflows")),
            Map.entry("assistance", Set.of("audit", "decision", "enrolment", "officers", "pki", "subjectkey")),
            Map.entry("halted", Set.of("audit", "decision", "officers", "process")),
            Map.entry("studio", Set.of("audit", "automaton", "decision", "officers", "process", "workflows")),
            Map.entry("counter", Set.of("enrolment", "issuance", "paper", "pki", "post", "process", "subjectkey")));

    private Modules() {}

    static Set<String> names() {
        return MAY_KNOW.keySet();
    }

    static ArchRule knowOnlyWhomTheyMayKnow() {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAnyPackage(
                        names().stream().map(name -> ROOT + name + "..").toArray(String[]::new))
                .should(new KnowOnlyAllowedModules());
    }

    static Optional<String> moduleOf(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith(ROOT)
                ? Optional.of(name.substring(ROOT.length(), name.indexOf('.', ROOT.length())))
                : Optional.empty();
    }

    private static final class KnowOnlyAllowedModules extends ArchCondition<JavaClass> {
        private KnowOnlyAllowedModules() {
            super("know only the modules that are allowed to theirs");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            String own = moduleOf(type).orElseThrow();
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                Optional<String> other = moduleOf(dependency.getTargetClass());
                boolean allowed = other.isEmpty()
                        || other.get().equals(own)
                        || MAY_KNOW.getOrDefault(own, Set.of()).contains(other.get());
                if (!allowed) {
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                }
            }
        }
    }
}
