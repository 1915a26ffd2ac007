package org.toroku.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.decision.CaseSearch.Query;

/**
 * That somebody looked among all cases, by what, and how many they were shown; never what they typed, which is a name more
 * often than not. Lists are read page by page and anew with each change: the same search is noted again after a while.
 */
@Component
class SearchNotes {
    private static final Duration SAME = Duration.ofMinutes(10);
    private static final Duration TYPING = Duration.ofSeconds(20);
    /** Far more officers than a house has; who looked longest ago is noted anew. */
    private static final int MOST_REMEMBERED = 1000;

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z]?-?[0-9][0-9-]*");
    private static final Pattern SERIAL = Pattern.compile("[0-9A-Fa-f][0-9A-Fa-f:\\s]{7,}");

    private final Book book;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Noted> last = new LinkedHashMap<>();

    SearchNotes(Book book, TransactionTemplate transaction, Clock clock) {
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Noted(Query query, Instant at) {}

    /** Before anything is shown: names that nobody can tell who read are shown to nobody. */
    void note(String officer, Query query, IntSupplier found) {
        Instant now = clock.instant();
        if (isFresh(officer, query, now)) {
            return;
        }
        int shown = found.getAsInt();
        Map<String, Object> detail = Map.of(
                "by", how(query.text()), "within", within(query), "found", shown, "more", shown >= CaseSearch.MOST);
        transaction.executeWithoutResult(_ -> book.record(
                new Book.Entry(new Actor.Human(officer), "cases-searched", Optional.empty(), detail, List.of())));
        remember(officer, new Noted(query, now));
    }

    private synchronized boolean isFresh(String officer, Query query, Instant now) {
        Optional<Noted> before = Optional.ofNullable(last.get(officer));
        if (before.filter(noted -> goesOn(noted, query, now)).isPresent()) {
            // still typing; what comes of it later than that is a search of its own
            remember(officer, new Noted(query, before.get().at()));
            return true;
        }
        return before.filter(noted -> noted.query().equals(query))
                .filter(noted -> now.isBefore(noted.at().plus(SAME)))
                .isPresent();
    }

    /** A page looks again at each pause; every entry of the book waits for all others. */
    private static boolean goesOn(Noted noted, Query query, Instant now) {
        String typed = noted.query().text().strip();
        return !typed.isEmpty()
                && query.text().strip().length() > typed.length()
                && query.text().strip().startsWith(typed)
                && how(query.text()).equals(how(typed))
                && now.isBefore(noted.at().plus(TYPING));
    }

    private synchronized void remember(String officer, Noted noted) {
        last.remove(officer);
        last.put(officer, noted);
        if (last.size() > MOST_REMEMBERED) {
            last.remove(last.keySet().iterator().next());
        }
    }

    private static String how(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return "nothing";
        }
        if (NUMBER.matcher(text).matches()) {
            return "number";
        }
        return SERIAL.matcher(text).matches() ? "serial" : "words";
    }

    private static List<String> within(Query query) {
        return Stream.of(
                        query.state().map(_ -> "state"),
                        query.route().map(_ -> "route"),
                        query.from().or(query::until).map(_ -> "days"))
                .flatMap(Optional::stream)
                .toList();
    }
}
