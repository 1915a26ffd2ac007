package org.toroku.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.ca.RevocationReason;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;

/** Where officers enter and judge requests for revocation. Every right is asked here, at the moment of the act. */
public interface RevocationDesk {
    /** Certificates shown of a search at most. */
    int MOST_FOUND = 20;

    int LONGEST_WORDS = 2000;

    /** Requests older than this when they are entered are a slip of the pen. */
    int OLDEST_DAYS = 31;

    /**
     * Issued certificates by case number, by serial, or by words of the holder's name in characters, kana or romaji; none for
     * who may enter nothing. The book says who searched, by which of these, and how many were shown, not what was typed.
     */
    Found search(Officer officer, String typed);

    /**
     * A certificate with its requests, as {@link Request#shown}; empty where there is none, for who may not look, and in the
     * officer's own case.
     */
    Optional<Sheet> look(Officer officer, UUID caseId);

    /** Requests that are not judged, or not published, yet, as {@link Request#shown}; those due first. */
    List<Request> open(Officer officer);

    /** Enters a request and begins its case. */
    Act enter(Officer officer, UUID caseId, Entry entry);

    /**
     * The judgement on the task that the officer holds; of a revocation that takes two deciders the first or the second.
     *
     * @param shown what was found beside the request, or opened it, as the officer read it ({@link Sheet#found})
     */
    Act judge(Officer officer, long taskKey, Judgement judgement, List<FoundFact> shown);

    /** @param more whether there are others than these, and who searches has to say more */
    record Found(List<Certificate> certificates, boolean more) {
        public Found {
            certificates = List.copyOf(certificates);
        }
    }

    /** @param serial lower-case hexadecimal */
    record Certificate(
            UUID caseId,
            String caseNumber,
            String holder,
            String serial,
            ApplicationState state,
            Instant issuedAt,
            Instant notAfter) {
        public boolean inForce() {
            return state == ApplicationState.ISSUED || state == ApplicationState.DELIVERED;
        }

        /** Masked: it names a person. */
        @Override
        public String toString() {
            return "Certificate[" + serial + ", " + state + "]";
        }
    }

    /**
     * @param renewals numbers of cases whose certificates renew this one and go with it
     * @param undelivered whether nobody has received the certificate yet
     * @param telephone as the application has it: who calls back dials no number that a caller gave
     * @param signedTexts what the holder signed, the newest first
     * @param requests the newest first
     * @param facts what the house found by itself, the newest first; each with the request that it opened or was laid beside
     */
    record Sheet(
            Certificate certificate,
            List<String> renewals,
            boolean undelivered,
            Optional<String> telephone,
            List<SignedText> signedTexts,
            List<Request> requests,
            List<FoundFact> facts) {
        public Sheet {
            renewals = List.copyOf(renewals);
            signedTexts = List.copyOf(signedTexts);
            requests = List.copyOf(requests);
            facts = List.copyOf(facts);
        }

        /** Masked: personal data does not belong into logs. */
        @Override
        public String toString() {
            return "Sheet[" + certificate + "]";
        }

        /** What the house found that whoever judges a request has to read. */
        public List<FoundFact> found(Request request) {
            return facts.stream()
                    .filter(fact -> fact.requestId().equals(request.id()))
                    .toList();
        }

        /** Also where a request that takes one decider came to hold what the house found. */
        public boolean needsTwoDeciders(Request request) {
            return request.entry().channel().needsTwoDeciders()
                    || !found(request).isEmpty();
        }

        public Optional<Request> open() {
            return requests.stream()
                    .filter(request -> request.outcome().isEmpty())
                    .findFirst();
        }
    }

    /**
     * A request for revocation as its holder signed it.
     *
     * @param text empty where the document is damaged
     */
    record SignedText(Instant receivedAt, Optional<String> text) {}

    /** @param askedAt when whoever asks did so, never after it is entered */
    record Entry(Channel channel, Channel.Proof proof, RevocationReason reason, Instant askedAt, String words) {
        /** Masked: officers write what they like. */
        @Override
        public String toString() {
            return "Entry[" + channel + ", " + reason + "]";
        }
    }

    sealed interface Judgement {
        String words();

        record Revoke(RevocationReason reason, String words) implements Judgement {
            @Override
            public String toString() {
                return "Revoke[" + reason + "]";
            }
        }

        record Refuse(RefusalReason reason, String words) implements Judgement {
            @Override
            public String toString() {
                return "Refuse[" + reason + "]";
            }
        }
    }

    enum Outcome {
        REVOKED,
        REFUSED,
        ALREADY_REVOKED
    }

    /** @param occurrence 1 for the first judgement, 2 for the one of the second decider */
    record Judged(int occurrence, String officer, Judgement judgement, Instant at) {}

    /**
     * How the holder signed.
     *
     * @param signerSha256 hex, of the certificate that it was signed with
     * @param statusKnown whether that certificate was said to be good at that moment
     * @param personSure whether it is for certain the holder's
     * @param byRule what the rule judged, once it has
     */
    record Signed(String signerSha256, boolean statusKnown, boolean personSure, Optional<ByRule> byRule) {
        public boolean proven() {
            return statusKnown && personSure;
        }
    }

    /**
     * A judgement that nobody made.
     *
     * @param rule by which one
     * @param revokes whether it has the certificate revoked; else it is left to people
     * @param why reason of the revocation, or why it is left to people: status-unknown, person-uncertain, renewed,
     *     automation-off, no-responsible-officer, already-revoked
     * @param responsible who answers for the rule (統括責任者)
     */
    record ByRule(String rule, boolean revokes, String why, Optional<String> responsible, Instant at) {}

    /**
     * With the moments of the law, each apart: asked, revoked by the CA, seen by verifiers, told.
     *
     * @param enteredBy the officer; empty where the holder signed it, or the house found a fact by itself
     * @param signed where the holder signed it
     * @param judged whether the judgement is made, whatever became of it so far
     */
    record Request(
            UUID id,
            UUID caseId,
            String caseNumber,
            Entry entry,
            String enteredBy,
            Instant enteredAt,
            Instant dueAt,
            Instant limitAt,
            boolean judged,
            List<Judged> judgements,
            Optional<Instant> revokedAt,
            Optional<Instant> publishedAt,
            Optional<Instant> toldAt,
            Optional<Outcome> outcome,
            Optional<Signed> signed) {
        public Request {
            judgements = List.copyOf(judgements);
        }

        public Instant askedAt() {
            return entry.askedAt();
        }

        /**
         * As people are shown it: of two deciders the second judges without knowing what the first said, or who it was, so
         * that nothing is told of a judgement before the last one is made, or the request is over otherwise.
         */
        public Request shown() {
            return judged || outcome.isPresent() || judgements.isEmpty()
                    ? this
                    : new Request(
                            id,
                            caseId,
                            caseNumber,
                            entry,
                            enteredBy,
                            enteredAt,
                            dueAt,
                            limitAt,
                            false,
                            List.of(),
                            revokedAt,
                            publishedAt,
                            toldAt,
                            outcome,
                            signed);
        }

        /** What the rule judged, where it did not leave it to people. */
        public Optional<ByRule> revokedByRule() {
            return signed.flatMap(Signed::byRule).filter(ByRule::revokes);
        }
    }

    sealed interface Act {
        record Done() implements Act {}

        /**
         * {@code reason}: role, own-case, not-found, not-in-force, request-open, proof-of-channel, words-missing, unprintable,
         * my-number, asked-later, asked-too-long-ago; of a judgement also entered-it, judged-first, already-revoked,
         * already-done, not-claimed, gone, case-altered, outdated.
         */
        record Refused(String reason) implements Act {}
    }
}
