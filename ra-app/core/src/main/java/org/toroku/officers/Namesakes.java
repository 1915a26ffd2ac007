package org.toroku.officers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.BookEntries;
import org.toroku.matching.PersonName;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.OfficerSettings.TwoPersons;

/** Which accounts of one name are said to be two persons, as the book says. */
@Component
class Namesakes {
    private static final Logger LOG = LoggerFactory.getLogger(Namesakes.class);
    private static final Actor REGISTER = new Actor.Service("officer-register");
    private static final String ONE = "one";
    private static final String OTHER = "other";

    private final JdbcClient jdbc;
    private final Book book;
    private final BookEntries entries;
    private final TransactionTemplate transaction;

    Namesakes(JdbcClient jdbc, Book book, BookEntries entries, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.book = book;
        this.entries = entries;
        this.transaction = transaction;
    }

    boolean areTwo(String one, String other) {
        return stated().contains(Set.of(one, other));
    }

    /** None, with an alarm, where a statement in the book is altered. */
    private Set<Set<String>> stated() {
        try {
            return entries.twoPersonsStated().stream()
                    .map(BookEntries.Seen::detail)
                    .map(said -> Set.of(String.valueOf(said.get(ONE)), String.valueOf(said.get(OTHER))))
                    .collect(Collectors.toSet());
        } catch (BookEntries.EntryAlteredException altered) {
            LOG.atError()
                    .addKeyValue("alarm", "two-persons-altered")
                    .log(
                            "A statement in the book that accounts are two persons is altered; accounts of one name are one");
            return Set.of();
        }
    }

    /** Another enabled account of the house with the name of this one that is not said to be another person's. */
    Optional<String> of(OfficerAccount account, Collection<OfficerAccount> register) {
        List<String> sameName = register.stream()
                .filter(other -> !other.username().equals(account.username()))
                .filter(other -> serves(other) && haveOneName(other, account))
                .map(OfficerAccount::username)
                .toList();
        if (sameName.isEmpty()) {
            return Optional.empty();
        }
        Set<Set<String>> two = stated();
        return sameName.stream()
                .filter(other -> !two.contains(Set.of(other, account.username())))
                .findFirst();
    }

    /** Who administers an organisation is nobody's second pair of eyes. */
    static boolean serves(OfficerAccount account) {
        return account.enabled() && !account.roles().equals(Set.of(Roles.ORGANISATION_ADMIN));
    }

    static boolean haveOneName(OfficerAccount one, OfficerAccount other) {
        return PersonName.folded(one.displayName()).equals(PersonName.folded(other.displayName()));
    }

    /** Until the commit: of two accounts that are entered at once the second sees the first. */
    void lock() {
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('officer-names', 0))) AS held")
                .query(Integer.class)
                .single();
    }

    /** Once; a node that starts again says it no more. */
    void state(TwoPersons pair) {
        transaction.executeWithoutResult(status -> {
            lock();
            if (!areTwo(pair.one(), pair.other())) {
                book.record(new Book.Entry(
                        REGISTER,
                        BookEntries.TWO_PERSONS_STATED,
                        Optional.empty(),
                        Map.of(ONE, pair.one(), OTHER, pair.other(), "words", pair.words()),
                        List.of()));
            }
        });
    }
}
