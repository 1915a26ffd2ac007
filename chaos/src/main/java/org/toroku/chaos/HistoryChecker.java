package org.toroku.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.toroku.chaos.Act.Expected;
import org.toroku.chaos.Act.Kind;
import org.toroku.chaos.Facts.Case;
import org.toroku.chaos.Facts.Certificate;
import org.toroku.chaos.Facts.Order;
import org.toroku.chaos.Violation.Rule;

/**
 * Compares what clients were told with what the books say, and the books with one another. It asks for nothing and waits for
 * nothing, so that it can be shown what it has to find.
 */
final class HistoryChecker {
    /** Actions of the audit book whose number is that of rows. */
    private static final List<String> COUNTED = List.of(
            "application-made",
            "application-submitted",
            "application-accepted",
            "application-rejected",
            "certificate-issued",
            "receipt-confirmed",
            "revocation-signed",
            "certificate-revoked-on-request");

    private static final Set<String> REVOKED_STATES = Set.of("REVOKED", "REVOKED_UNRECEIVED");

    private final List<Act> acts;
    private final Facts facts;
    private final Map<String, List<Certificate>> ofCa;
    private final List<Violation> found = new ArrayList<>();

    private HistoryChecker(List<Act> acts, Facts facts) {
        this.acts = acts;
        this.facts = facts;
        this.ofCa = facts.orders().stream()
                .filter(order -> order.certificate().isPresent())
                .collect(Collectors.groupingBy(
                        Order::caseId,
                        Collectors.mapping(order -> order.certificate().orElseThrow(), Collectors.toList())));
    }

    /** Empty where everything agrees. */
    static List<Violation> check(List<Act> acts, Facts facts) {
        HistoryChecker checker = new HistoryChecker(acts, facts);
        checker.clients();
        facts.cases().forEach(checker::ofCase);
        checker.ofCa();
        checker.ofPublished();
        return List.copyOf(checker.found);
    }

    private void add(Rule rule, String subject, String words) {
        found.add(new Violation(rule, subject, words));
    }

    // --- what clients were told ---

    private void clients() {
        Map<String, Expected> expected = new LinkedHashMap<>();
        Set<String> acknowledged = new HashSet<>();
        for (Act act : acts) {
            Case known = facts.cases().get(act.caseId());
            if (known == null) {
                if (act.kind() != Kind.GAVE_UP) {
                    add(
                            Rule.LOST_SUBMISSION,
                            act.caseId(),
                            act.kind() + " was acknowledged, and there is no such case");
                }
                continue;
            }
            switch (act.kind()) {
                case APPLIED -> expected.put(act.caseId(), Expected.valueOf(act.detail()));
                case SUBMITTED -> {
                    acknowledged.add(act.caseId());
                    submitted(act, known);
                }
                case CERTIFICATE_SEEN -> seen(act, known);
                case RECEIPT_TAKEN -> {
                    if (known.receipts() != 1) {
                        add(Rule.LOST_RECEIPT, act.caseId(), "acknowledged, and there are " + known.receipts());
                    }
                }
                case REVOCATION_TAKEN -> {
                    if (known.requests() == 0) {
                        add(Rule.LOST_REVOCATION, act.caseId(), "a request was taken, and there is none");
                    } else if (known.openRequests() == 0
                            && !isLeftToPeople(act.caseId())
                            && !facts.revoked().contains(act.detail())) {
                        add(
                                Rule.LOST_REVOCATION,
                                act.caseId(),
                                "a request was taken and is over, and serial " + act.detail() + " is not revoked");
                    }
                }
                case REVOKED -> revoked(act, known);
                case SUBMISSION_SENT, REVOCATION_SENT, GAVE_UP -> {
                    // what was sent and not acknowledged may have arrived or not
                }
            }
        }
        expected.forEach((caseId, wanted) -> outcome(caseId, wanted, acknowledged.contains(caseId)));
    }

    /** As where the card's status was not to be had: nobody answers such a request in a campaign. */
    private boolean isLeftToPeople(String caseId) {
        return facts.entries().getOrDefault(caseId, Map.of()).containsKey(LEFT_TO_PEOPLE);
    }

    private void submitted(Act act, Case known) {
        if (!known.signature().map(act.detail()::equals).orElse(false)) {
            add(
                    Rule.LOST_SUBMISSION,
                    act.caseId(),
                    "the signature that was acknowledged is not the one that is on record");
        } else if (!known.documents().contains(act.detail())) {
            add(Rule.LOST_SUBMISSION, act.caseId(), "the signature is on record, and not among the documents");
        }
    }

    private void seen(Act act, Case known) {
        if (known.certificates().stream().noneMatch(each -> each.serial().equals(act.detail()))) {
            add(Rule.OTHER_CERTIFICATE, act.caseId(), "the client was given serial " + act.detail() + ", unknown here");
        }
    }

    private void revoked(Act act, Case known) {
        String serial = act.detail();
        if (!facts.revoked().contains(serial)) {
            add(
                    Rule.LOST_REVOCATION,
                    act.caseId(),
                    "serial " + serial + " was told revoked, and the CA has not revoked it");
        }
        if (!facts.published().listed().contains(serial)) {
            add(Rule.NOT_LISTED, act.caseId(), "serial " + serial + " was told revoked, and the list does not have it");
        }
        if (!REVOKED_STATES.contains(known.state())) {
            add(Rule.LOST_REVOCATION, act.caseId(), "was told revoked, and the case is " + known.state());
        }
    }

    private void outcome(String caseId, Expected wanted, boolean acknowledged) {
        int certificates = certificates(caseId);
        String state = facts.cases().getOrDefault(caseId, UNKNOWN).state();
        if (acknowledged && UNDER_WAY.contains(state)) {
            // whoever is to get nothing has to be told so, and may yet get something
            add(Rule.NOT_QUIET, caseId, "was acknowledged, and is " + state);
        }
        if (wanted == Expected.NONE && certificates > 0) {
            add(Rule.NOT_EXPECTED, caseId, "has a certificate that nobody could approve");
        } else if (wanted == Expected.CERTIFICATE && acknowledged && certificates == 0) {
            add(
                    Rule.NOT_ISSUED,
                    caseId,
                    "was acknowledged and nothing speaks against it, and it is " + state + " without a certificate");
        }
    }

    /** States that Toroku leaves by itself. */
    private static final Set<String> UNDER_WAY = Set.of("RECEIVED", "PENDING_STATUS", "ACCEPTED");

    static final String LEFT_TO_PEOPLE = "revocation-left-to-people";

    private static final Case UNKNOWN =
            new Case("unknown", Optional.empty(), Set.of(), 0, 0, Set.of(), List.of(), 0, 0, 0);

    private int certificates(String caseId) {
        Set<String> orders = new HashSet<>();
        facts.cases().getOrDefault(caseId, UNKNOWN).certificates().forEach(each -> orders.add(each.order()));
        ofCa.getOrDefault(caseId, List.of()).forEach(each -> orders.add(each.order()));
        return orders.size();
    }

    // --- what the books of the registration authority say ---

    private void ofCase(String caseId, Case known) {
        int certificates = certificates(caseId);
        if (certificates > 1 || known.certificates().size() > 1) {
            add(
                    Rule.SECOND_CERTIFICATE,
                    caseId,
                    Math.max(certificates, known.certificates().size()) + " certificates");
        }
        if (certificates > 0 && known.acceptances() == 0) {
            add(Rule.NOT_APPROVED, caseId, "a certificate without an acceptance");
        }
        if (known.acceptances() > 0 && certificates == 0 && known.rejections() == 0) {
            add(Rule.NOT_ISSUED, caseId, "accepted, and without a certificate; it is " + known.state());
        }
        if (known.openRequests() > 0) {
            add(Rule.NOT_QUIET, caseId, "a request for revocation has no outcome");
        }
        Map<String, Integer> rows = rows(known);
        Map<String, Integer> entries = facts.entries().getOrDefault(caseId, Map.of());
        for (String action : COUNTED) {
            int acts = rows.getOrDefault(action, 0);
            int written = entries.getOrDefault(action, 0);
            if (written != acts) {
                add(
                        written < acts ? Rule.ENTRY_MISSING : Rule.ENTRY_TOO_MANY,
                        caseId,
                        action + ": " + acts + " acts and " + written + " entries of the book");
            }
        }
        if (certificates > 0 && entries.getOrDefault("issuance-ordered", 0) == 0) {
            add(Rule.ENTRY_MISSING, caseId, "issuance-ordered: a certificate, and no entry before it");
        }
    }

    /** Acts of a case by the action that the book has of each. */
    private static Map<String, Integer> rows(Case known) {
        Map<String, Integer> rows = new HashMap<>();
        rows.put("application-made", 1);
        rows.put("application-submitted", known.signature().isPresent() ? 1 : 0);
        rows.put("application-accepted", known.acceptances());
        rows.put("application-rejected", known.rejections());
        rows.put("certificate-issued", known.certificates().size());
        rows.put("receipt-confirmed", known.receipts());
        rows.put("revocation-signed", known.requests());
        rows.put("certificate-revoked-on-request", known.state().equals("REVOKED") ? 1 : 0);
        return rows;
    }

    /** How many acts there are that the book has to have an entry of. */
    static long acts(Facts facts) {
        return facts.cases().values().stream()
                .flatMap(each -> rows(each).values().stream())
                .mapToLong(Integer::intValue)
                .sum();
    }

    /** How many entries of such acts the book has. */
    static long entries(Facts facts) {
        return facts.entries().values().stream()
                .flatMap(each -> each.entrySet().stream())
                .filter(each -> COUNTED.contains(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    // --- what the CA's journal says ---

    private void ofCa() {
        Set<String> known = new HashSet<>();
        for (Order order : facts.orders()) {
            Case here = facts.cases().get(order.caseId());
            if (here == null) {
                add(Rule.BOOKS_DIFFER, order.order(), "the CA has an order of a case that is unknown here");
                continue;
            }
            if (!here.approved().contains(order.order())) {
                add(Rule.NOT_APPROVED, order.caseId(), "the CA has order " + order.order() + ", which nobody approved");
            }
            order.certificate().ifPresent(certificate -> {
                known.add(certificate.order());
                if (!here.certificates().contains(certificate)) {
                    add(
                            Rule.BOOKS_DIFFER,
                            order.caseId(),
                            "the CA issued serial " + certificate.serial() + ", and the RA has not this certificate");
                }
            });
            if (order.state().equals("RECEIVED") || order.state().equals("RESERVED")) {
                add(Rule.NOT_QUIET, order.caseId(), "order " + order.order() + " is still " + order.state());
            }
        }
        facts.cases()
                .forEach((caseId, here) -> here.certificates().stream()
                        .filter(each -> !known.contains(each.order()))
                        .forEach(each -> add(
                                Rule.BOOKS_DIFFER,
                                caseId,
                                "the RA has serial " + each.serial() + ", which the CA never issued")));
    }

    // --- what verifiers see ---

    private void ofPublished() {
        Set<String> listed = facts.published().listed();
        facts.revoked().stream()
                .filter(serial -> !listed.contains(serial))
                .forEach(serial -> add(Rule.NOT_LISTED, serial, "revoked by the CA, and not on the list"));
        listed.stream()
                .filter(serial -> !facts.revoked().contains(serial))
                .forEach(serial -> add(Rule.LISTED_ONLY, serial, "on the list, and never revoked by the CA"));
        facts.published().findings().forEach(each -> add(Rule.STATUS, "published", each));
    }
}
