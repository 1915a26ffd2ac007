package org.toroku.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.chaos.Act.Expected;
import org.toroku.chaos.Act.Kind;
import org.toroku.chaos.Facts.Case;
import org.toroku.chaos.Facts.Certificate;
import org.toroku.chaos.Facts.Order;
import org.toroku.chaos.Facts.Published;
import org.toroku.chaos.Violation.Rule;

/** What the checker has to find, each planted into a history and books that are otherwise sound. */
class HistoryCheckerTest {
    private static final String RECEIVED = "case-received";
    private static final String REVOKED = "case-revoked";
    private static final String UNDOUBTEDLY_NOT = "case-rejected";
    private static final String ABANDONED = "case-abandoned";

    /** A history and books that agree, to be spoiled. */
    static final class Books {
        final List<Act> acts = new ArrayList<>();
        final Map<String, Case> cases = new HashMap<>();
        final List<Order> orders = new ArrayList<>();
        final Set<String> revoked = new HashSet<>();
        final Map<String, Map<String, Integer>> entries = new HashMap<>();
        final Set<String> listed = new HashSet<>();
        final List<String> findings = new ArrayList<>();

        Books() {
            issued(RECEIVED, "aa", "DELIVERED", 0);
            issued(REVOKED, "bb", "REVOKED", 1);
            act(Kind.REVOCATION_SENT, REVOKED, "bb");
            act(Kind.REVOCATION_TAKEN, REVOKED, "bb");
            act(Kind.REVOKED, REVOKED, "bb");
            revoked.add("bb");
            listed.add("bb");
            submitted(UNDOUBTEDLY_NOT, Expected.NONE);
            cases.put(UNDOUBTEDLY_NOT, of("REJECTED", UNDOUBTEDLY_NOT, 0, 1, Set.of(), List.of(), 0, 0));
            entries(UNDOUBTEDLY_NOT, "application-made", "application-submitted", "application-rejected");
            act(Kind.APPLIED, ABANDONED, Expected.NONE.name());
            cases.put(ABANDONED, new Case("EXPIRED", Optional.empty(), Set.of(), 0, 0, Set.of(), List.of(), 0, 0, 0));
            entries(ABANDONED, "application-made");
            act(Kind.GAVE_UP, "-", "apply was answered with 422");
        }

        private void issued(String id, String serial, String state, int requests) {
            submitted(id, Expected.CERTIFICATE);
            Certificate certificate = new Certificate("order-" + id, serial, "digest-" + serial);
            act(Kind.CERTIFICATE_SEEN, id, serial);
            act(Kind.RECEIPT_TAKEN, id, "");
            cases.put(id, of(state, id, 1, 0, Set.of("order-" + id), List.of(certificate), 1, requests));
            orders.add(new Order("order-" + id, id, "SIGNED", Optional.of(certificate)));
            entries(
                    id,
                    "application-made",
                    "application-submitted",
                    "application-accepted",
                    "issuance-ordered",
                    "certificate-issued",
                    "receipt-confirmed");
            if (requests > 0) {
                entries(id, "revocation-signed", "certificate-revoked-on-request");
            }
        }

        private void submitted(String id, Expected expected) {
            act(Kind.APPLIED, id, expected.name());
            act(Kind.SUBMISSION_SENT, id, "signature-" + id);
            act(Kind.SUBMITTED, id, "signature-" + id);
        }

        void act(Kind kind, String id, String detail) {
            acts.add(new Act(Instant.EPOCH.plusSeconds(acts.size()), kind, id, detail));
        }

        static Case of(
                String state,
                String id,
                int acceptances,
                int rejections,
                Set<String> approved,
                List<Certificate> certificates,
                int receipts,
                int requests) {
            return new Case(
                    state,
                    Optional.of("signature-" + id),
                    Set.of("signature-" + id),
                    acceptances,
                    rejections,
                    approved,
                    certificates,
                    receipts,
                    requests,
                    0);
        }

        void entries(String id, String... actions) {
            Map<String, Integer> ofCase = entries.computeIfAbsent(id, any -> new HashMap<>());
            for (String action : actions) {
                ofCase.merge(action, 1, Integer::sum);
            }
        }

        Case known(String id) {
            return cases.getOrDefault(id, of("?", id, 0, 0, Set.of(), List.of(), 0, 0));
        }

        void replace(String id, Case other) {
            cases.put(id, other);
        }

        List<Violation> check() {
            return HistoryChecker.check(
                    acts, new Facts(cases, orders, revoked, entries, new Published(listed, findings)));
        }
    }

    /** What is planted, the rule that it breaks and the case, order or serial that is named. */
    enum Planted {
        A_SECOND_CERTIFICATE(Rule.SECOND_CERTIFICATE, RECEIVED, books -> {
            Case known = books.known(RECEIVED);
            books.orders.add(new Order(
                    "order-2", RECEIVED, "SIGNED", Optional.of(new Certificate("order-2", "cc", "digest-cc"))));
            books.replace(
                    RECEIVED,
                    Books.of(
                            "DELIVERED",
                            RECEIVED,
                            1,
                            0,
                            Set.of("order-2", "order-" + RECEIVED),
                            known.certificates(),
                            1,
                            0));
        }),
        A_SECOND_ROW(Rule.SECOND_CERTIFICATE, RECEIVED, books -> {
            List<Certificate> two = new ArrayList<>(books.known(RECEIVED).certificates());
            two.add(new Certificate("order-2", "cc", "digest-cc"));
            books.replace(RECEIVED, Books.of("DELIVERED", RECEIVED, 1, 0, Set.of("order-" + RECEIVED), two, 1, 0));
        }),
        A_CERTIFICATE_WITHOUT_DECISION(Rule.NOT_APPROVED, RECEIVED, books -> {
            Case known = books.known(RECEIVED);
            books.replace(
                    RECEIVED, Books.of("DELIVERED", RECEIVED, 0, 0, known.approved(), known.certificates(), 1, 0));
        }),
        AN_ORDER_THAT_NOBODY_APPROVED(
                Rule.NOT_APPROVED,
                UNDOUBTEDLY_NOT,
                books -> books.orders.add(new Order("order-x", UNDOUBTEDLY_NOT, "REFUSED", Optional.empty()))),
        A_CERTIFICATE_OF_A_REFUSED_CARD(
                Rule.NOT_EXPECTED,
                UNDOUBTEDLY_NOT,
                books -> books.orders.add(new Order(
                        "order-x",
                        UNDOUBTEDLY_NOT,
                        "SIGNED",
                        Optional.of(new Certificate("order-x", "dd", "digest-dd"))))),
        A_LOST_CASE(Rule.LOST_SUBMISSION, RECEIVED, books -> books.cases.remove(RECEIVED)),
        A_LOST_SIGNATURE(Rule.LOST_SUBMISSION, UNDOUBTEDLY_NOT, books -> {
            books.replace(
                    UNDOUBTEDLY_NOT,
                    new Case("REJECTED", Optional.empty(), Set.of(), 0, 1, Set.of(), List.of(), 0, 0, 0));
        }),
        ANOTHER_SIGNATURE(
                Rule.LOST_SUBMISSION,
                UNDOUBTEDLY_NOT,
                books -> books.act(Kind.SUBMITTED, UNDOUBTEDLY_NOT, "signature-other")),
        A_LOST_DOCUMENT(
                Rule.LOST_SUBMISSION,
                UNDOUBTEDLY_NOT,
                books -> books.replace(
                        UNDOUBTEDLY_NOT,
                        new Case(
                                "REJECTED",
                                Optional.of("signature-" + UNDOUBTEDLY_NOT),
                                Set.of(),
                                0,
                                1,
                                Set.of(),
                                List.of(),
                                0,
                                0,
                                0))),
        A_CASE_THAT_STANDS_STILL(Rule.NOT_ISSUED, "case-still", books -> {
            books.submitted("case-still", Expected.CERTIFICATE);
            books.replace("case-still", Books.of("PENDING_STATUS", "case-still", 0, 0, Set.of(), List.of(), 0, 0));
            books.entries("case-still", "application-made", "application-submitted");
        }),
        AN_ACCEPTED_CASE_WITHOUT_CERTIFICATE(Rule.NOT_ISSUED, UNDOUBTEDLY_NOT, books -> {
            books.replace(UNDOUBTEDLY_NOT, Books.of("ACCEPTED", UNDOUBTEDLY_NOT, 1, 0, Set.of("o"), List.of(), 0, 0));
        }),
        A_LOST_RECEIPT(Rule.LOST_RECEIPT, RECEIVED, books -> {
            Case known = books.known(RECEIVED);
            books.replace(RECEIVED, Books.of("ISSUED", RECEIVED, 1, 0, known.approved(), known.certificates(), 0, 0));
        }),
        A_SERIAL_THAT_ONLY_THE_CLIENT_KNOWS(
                Rule.OTHER_CERTIFICATE, RECEIVED, books -> books.act(Kind.CERTIFICATE_SEEN, RECEIVED, "ee")),
        A_LOST_REQUEST(Rule.LOST_REVOCATION, RECEIVED, books -> books.act(Kind.REVOCATION_TAKEN, RECEIVED, "aa")),
        A_REQUEST_THAT_CAME_TO_NOTHING(Rule.LOST_REVOCATION, RECEIVED, books -> {
            Case known = books.known(RECEIVED);
            books.act(Kind.REVOCATION_TAKEN, RECEIVED, "aa");
            books.replace(
                    RECEIVED, Books.of("DELIVERED", RECEIVED, 1, 0, known.approved(), known.certificates(), 1, 1));
            books.entries(RECEIVED, "revocation-signed");
        }),
        A_CASE_OF_NO_CERTIFICATE_THAT_STANDS_STILL(
                Rule.NOT_QUIET,
                UNDOUBTEDLY_NOT,
                books -> books.replace(
                        UNDOUBTEDLY_NOT, Books.of("PENDING_STATUS", UNDOUBTEDLY_NOT, 0, 1, Set.of(), List.of(), 0, 0))),
        A_REVOCATION_THAT_THE_CA_LOST(Rule.LOST_REVOCATION, REVOKED, books -> books.revoked.remove("bb")),
        A_REVOCATION_THAT_IS_NOT_ON_THE_LIST(Rule.NOT_LISTED, REVOKED, books -> books.listed.remove("bb")),
        A_REVOCATION_OF_THE_CA_THAT_IS_NOT_ON_THE_LIST(Rule.NOT_LISTED, "ff", books -> books.revoked.add("ff")),
        A_SERIAL_THAT_ONLY_THE_LIST_HAS(Rule.LISTED_ONLY, "ff", books -> books.listed.add("ff")),
        AN_ANSWER_THAT_DISAGREES(
                Rule.STATUS, "published", books -> books.findings.add("ocsp bb: good-but-in-the-list")),
        A_CERTIFICATE_THAT_ONLY_THE_CA_HAS(Rule.BOOKS_DIFFER, RECEIVED, books -> {
            books.replace(RECEIVED, Books.of("ACCEPTED", RECEIVED, 1, 0, Set.of("order-" + RECEIVED), List.of(), 1, 0));
        }),
        A_CERTIFICATE_THAT_ONLY_THE_RA_HAS(Rule.BOOKS_DIFFER, RECEIVED, books -> books.orders.removeFirst()),
        AN_ORDER_OF_NO_CASE(
                Rule.BOOKS_DIFFER,
                "order-x",
                books -> books.orders.add(new Order("order-x", "case-x", "SIGNED", Optional.empty()))),
        AN_ORDER_WITHOUT_OUTCOME(
                Rule.NOT_QUIET,
                RECEIVED,
                books -> books.orders.add(new Order("order-" + RECEIVED, RECEIVED, "RESERVED", Optional.empty()))),
        A_REQUEST_WITHOUT_OUTCOME(Rule.NOT_QUIET, REVOKED, books -> {
            Case known = books.known(REVOKED);
            books.replace(
                    REVOKED,
                    new Case(
                            "REVOKED",
                            known.signature(),
                            known.documents(),
                            1,
                            0,
                            known.approved(),
                            known.certificates(),
                            1,
                            1,
                            1));
        }),
        NO_ENTRY_OF_AN_ISSUE(
                Rule.ENTRY_MISSING,
                RECEIVED,
                books -> books.entries.getOrDefault(RECEIVED, Map.of()).remove("certificate-issued")),
        NO_ENTRY_BEFORE_AN_ISSUE(
                Rule.ENTRY_MISSING,
                RECEIVED,
                books -> books.entries.getOrDefault(RECEIVED, Map.of()).remove("issuance-ordered")),
        NO_ENTRY_OF_A_REVOCATION(
                Rule.ENTRY_MISSING,
                REVOKED,
                books -> books.entries.getOrDefault(REVOKED, Map.of()).remove("certificate-revoked-on-request")),
        TWO_ENTRIES_OF_ONE_ACT(Rule.ENTRY_TOO_MANY, RECEIVED, books -> books.entries(RECEIVED, "application-accepted"));

        private final Rule rule;
        private final String subject;
        // none of them keeps anything
        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<Books> plant;

        Planted(Rule rule, String subject, Consumer<Books> plant) {
            this.rule = rule;
            this.subject = subject;
            this.plant = plant;
        }
    }

    @Test
    void booksThatAgreeAreLeftInPeace() {
        assertThat(new Books().check()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void namesWhatWasPlanted(Planted planted) {
        Books books = new Books();
        planted.plant.accept(books);
        assertThat(books.check()).anySatisfy(violation -> {
            assertThat(violation.rule()).isEqualTo(planted.rule);
            assertThat(violation.subject()).isEqualTo(planted.subject);
            assertThat(violation.words()).isNotBlank();
        });
    }

    /** Rules that are judged where strikes and {@code audit verify} are known, not from history and books. */
    private static final Set<Rule> ELSEWHERE = Set.of(Rule.SLOW_RECOVERY, Rule.BOOK_ALTERED);

    @Test
    void everyRuleHasItsPlantedViolation() {
        Set<Rule> planted = new HashSet<>(ELSEWHERE);
        for (Planted each : Planted.values()) {
            planted.add(each.rule);
        }
        assertThat(planted).containsExactlyInAnyOrder(Rule.values());
    }

    @Test
    void whatWasNeverAcknowledgedMayBeMissing() {
        Books books = new Books();
        books.act(Kind.APPLIED, ABANDONED, Expected.CERTIFICATE.name());
        books.act(Kind.SUBMISSION_SENT, ABANDONED, "signature");
        books.act(Kind.GAVE_UP, ABANDONED, "the answer");
        assertThat(books.check()).isEmpty();
    }

    /** A card whose status was not to be had, for instance; the other rules of a revocation hold all the same. */
    @Test
    void whatTheRuleLeftToPeopleMayWaitForThem() {
        Books books = new Books();
        Case known = books.known(RECEIVED);
        books.act(Kind.REVOCATION_TAKEN, RECEIVED, "aa");
        books.replace(RECEIVED, Books.of("DELIVERED", RECEIVED, 1, 0, known.approved(), known.certificates(), 1, 1));
        books.entries(RECEIVED, "revocation-signed", HistoryChecker.LEFT_TO_PEOPLE);
        assertThat(books.check()).isEmpty();
    }
}
