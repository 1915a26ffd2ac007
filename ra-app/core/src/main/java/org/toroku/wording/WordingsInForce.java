package org.toroku.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.toroku.audit.BookVerifier;
import org.toroku.wording.WordingDesk.Ground;
import org.toroku.wording.WordingDesk.State;
import org.toroku.wording.WordingDesk.Version;

/**
 * The text that is used now. One that is not as the book sealed it is never used, nor one that this release cannot fill:
 * then the applicant is told in the words of the software, and operators by an alarm.
 */
@Component
public class WordingsInForce {
    private static final Logger LOG = LoggerFactory.getLogger(WordingsInForce.class);

    private final WordingLedger ledger;
    private final ReleasedWordings released;
    private final BookVerifier book;

    WordingsInForce(WordingLedger ledger, ReleasedWordings released, BookVerifier book) {
        this.ledger = ledger;
        this.released = released;
        this.book = book;
    }

    /**
     * A text and where it comes from.
     *
     * @param version number of the approved version; 0 for the released text
     */
    public record Used(WordingKind kind, Wording wording, int version) {
        /** What the book remembers of a message: enough to find its text again. */
        public Map<String, Object> source() {
            return Map.of("kind", kind.name(), "text", wording.sha256(kind), "version", version);
        }

        @Override
        public String toString() {
            return "Used[" + kind + " " + version + "]";
        }
    }

    /** Of {@code used}, what is written to somebody whom nothing has proven: no name and nothing that goes with one. */
    public Wording unnamed(Used used) {
        return released.unnamed(used.kind(), used.wording());
    }

    /** What stands where, before {@link Used} is made of it. */
    record Standing(Ground ground, Optional<Version> version) {}

    /** For writing to an applicant now. */
    public Used of(WordingKind kind) {
        Standing standing = standing(kind);
        switch (standing.ground()) {
            case ALTERED ->
                alarm("wording-altered", kind, "A text is not what the book sealed; the released one is used");
            case UNFIT -> alarm("wording-unfit", kind, "A text does not fit this release; the released one is used");
            case RELEASED, APPROVED -> {
                // as it should be
            }
        }
        return standing.version()
                .map(version -> new Used(kind, version.wording(), version.number()))
                .orElseGet(() -> new Used(kind, released.of(kind), 0));
    }

    /**
     * A notice for the folder of a case.
     *
     * @param more values beside the case number, by language
     */
    public String notice(Used used, String caseNumber, Map<Locale, Map<String, String>> more) {
        return used.wording()
                .notice(
                        values(used.kind(), caseNumber, more, Locale.JAPANESE),
                        values(used.kind(), caseNumber, more, Locale.ENGLISH));
    }

    private Map<String, String> values(
            WordingKind kind, String caseNumber, Map<Locale, Map<String, String>> more, Locale language) {
        Map<String, String> values = new HashMap<>(Map.of("number", caseNumber));
        released.todo(kind, language).ifPresent(todo -> values.put("todo", todo));
        values.putAll(more.getOrDefault(language, Map.of()));
        return values;
    }

    Standing standing(WordingKind kind) {
        return standing(kind, sealed(kind));
    }

    /** @param versions as {@link #sealed} answered */
    static Standing standing(WordingKind kind, Optional<List<Version>> versions) {
        if (versions.isEmpty()) {
            return new Standing(Ground.ALTERED, Optional.empty());
        }
        Optional<Version> approved = versions.get().stream()
                .filter(version -> version.state() == State.APPROVED)
                .findFirst();
        if (approved.isEmpty() || approved.get().followsRelease()) {
            return new Standing(Ground.RELEASED, Optional.empty());
        }
        return WordingRules.flaws(kind, approved.get().wording()).isEmpty()
                ? new Standing(Ground.APPROVED, approved)
                : new Standing(Ground.UNFIT, Optional.empty());
    }

    /**
     * Every version of a kind, the newest first; empty where one of them is not what the book says, is missing, or was put
     * there past it: then nobody knows which is the newest.
     */
    Optional<List<Version>> sealed(WordingKind kind) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return book.readVerified(kind.id(), () -> ledger.versions(kind));
        }
        // the caller's transaction sees what others write meanwhile: intact before and after, or it does not count
        return intact(kind) ? Optional.of(ledger.versions(kind)).filter(read -> intact(kind)) : Optional.empty();
    }

    private boolean intact(WordingKind kind) {
        return book.verifyCase(kind.id()) instanceof BookVerifier.Report.Intact;
    }

    private static void alarm(String alarm, WordingKind kind, String message) {
        LOG.atError().addKeyValue("alarm", alarm).addKeyValue("kind", kind).log(message);
    }
}
