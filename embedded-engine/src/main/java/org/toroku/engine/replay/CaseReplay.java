package org.toroku.engine.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.toroku.engine.replay.Course.Ask;
import org.toroku.engine.replay.Course.End;
import org.toroku.engine.replay.Course.Kind;

/**
 * One case on its way, with a time of its own: what was asked of it so far, and what the recording says to that.
 *
 * <p>Without a pace outcomes come at the times at which they were recorded. With the course of the same case through the
 * live models as its pace, each comes as long after it is asked for as it came there; and what waits for longer than it
 * waited there is undecided, because nobody knows what would have come next.
 */
final class CaseReplay {
    /** What comes first of what is due at the same moment. */
    enum Rank {
        BEGIN,
        NEWS,
        ANSWER,
        TIMER,
        /** After the timers: what waited until a deadline was not unknown before it. */
        UNKNOWN
    }

    record Due(Instant at, Rank rank, long number, long key, Optional<Recording.News> news) {}

    private static final Comparator<Due> ORDER =
            Comparator.comparing(Due::at).thenComparing(Due::rank).thenComparingLong(Due::number);

    private static final long NOT_BEGUN = -1;

    private final Recording recording;
    private final Optional<Course> pace;
    private final Optional<Instant> until;
    private final Map<String, Recording.Outcome> recorded = new HashMap<>();
    private final Map<String, Ask> paced = new HashMap<>();
    private final Map<String, Integer> visits = new HashMap<>();
    private final Map<Long, Integer> open = new LinkedHashMap<>();
    private final Map<Long, String> dates = new HashMap<>();
    private final List<Ask> asks = new ArrayList<>();
    private final List<String> reached = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final NavigableSet<Due> agenda = new TreeSet<>(ORDER);
    private @Nullable Course course;
    private Instant now;
    private long numbers;
    private long root = NOT_BEGUN;

    CaseReplay(Recording recording, Optional<Course> pace, Optional<Instant> until) {
        this.recording = recording;
        this.pace = pace;
        this.until = until;
        this.now = recording.began();
        plan(now, Rank.BEGIN, 0, Optional.empty());
        recording.outcomes().forEach(each -> recorded.put(visit(each.element(), each.occurrence()), each));
        pace.ifPresent(known -> known.asks().forEach(each -> paced.put(visit(each), each)));
    }

    private void plan(Instant at, Rank rank, long key, Optional<Recording.News> news) {
        agenda.add(new Due(at, rank, numbers++, key, news));
    }

    /** When something happens to it next; empty where nothing does, or it is over. */
    Optional<Instant> next() {
        return isOver() || agenda.isEmpty() || isLater(agenda.first().at())
                ? Optional.empty()
                : Optional.of(later(now, agenda.first().at()));
    }

    /** Whether that is after the moment up to which the case is led. */
    private boolean isLater(Instant at) {
        return until.filter(at::isAfter).isPresent();
    }

    /** Goes to when something happens next, and takes out what happens then, as far as it is of one rank. */
    List<Due> advance() {
        List<Due> taken = new ArrayList<>();
        Due first = agenda.first();
        // a date of the past moves nothing: what is late happens now
        now = later(now, first.at());
        while (!agenda.isEmpty()
                && agenda.first().at().equals(first.at())
                && agenda.first().rank() == first.rank()) {
            taken.add(agenda.removeFirst());
        }
        return taken;
    }

    void timer(long key, Instant due) {
        plan(due, Rank.TIMER, key, Optional.empty());
    }

    void timerGone(long key) {
        agenda.removeIf(each -> each.rank() == Rank.TIMER && each.key() == key);
        dates.remove(key);
    }

    /** It stands at that element until the timer fires. */
    void standsAt(long timer, String element) {
        dates.put(timer, element);
    }

    Recording recording() {
        return recording;
    }

    boolean isOver() {
        return course != null;
    }

    long root() {
        return root;
    }

    void begun(long instance) {
        root = instance;
        recording.news().forEach(news -> plan(news.at(), Rank.NEWS, 0, Optional.of(news)));
    }

    boolean isBegun() {
        return root != NOT_BEGUN;
    }

    int asked() {
        return asks.size();
    }

    void ask(Kind kind, long key, String element, String work) {
        int occurrence = visits.merge(kind + element, 1, Integer::sum);
        Ask ask = new Ask(kind, element, occurrence, work, now, Optional.empty(), false);
        open.put(key, asks.size());
        asks.add(ask);
        if (pace.isEmpty()) {
            asRecorded(key, ask);
        } else {
            asPaced(key, ask);
        }
    }

    /** What was not recorded waits until the models take it back. */
    private void asRecorded(long key, Ask ask) {
        Recording.@Nullable Outcome outcome = outcome(ask);
        if (outcome != null) {
            plan(later(now, outcome.at()), Rank.ANSWER, key, Optional.empty());
        }
    }

    private void asPaced(long key, Ask ask) {
        @Nullable
        Ask known =
                Optional.ofNullable(paced.get(visit(ask))).filter(ask::isLike).orElse(null);
        Instant end = known == null ? now : now.plus(known.took());
        if (ask.kind() == Kind.WAIT) {
            Instant last = recording.news().stream()
                    .filter(news -> news.message().equals(ask.work()))
                    .map(Recording.News::at)
                    .reduce(end, CaseReplay::later);
            plan(last, Rank.UNKNOWN, key, Optional.empty());
            return;
        }
        boolean answered = known != null && known.answered() && outcome(ask) != null;
        plan(end, answered ? Rank.ANSWER : Rank.UNKNOWN, key, Optional.empty());
    }

    /** What was recorded for something that waits; empty where it no longer does. */
    Optional<Recording.Outcome> answer(long key) {
        @Nullable Integer index = open.remove(key);
        if (index == null) {
            return Optional.empty();
        }
        Ask ask = asks.get(index);
        Recording.@Nullable Outcome outcome = outcome(ask);
        if (outcome == null) {
            throw new IllegalStateException("nothing is recorded for " + ask.element());
        }
        used.add(visit(ask.element(), ask.occurrence()));
        over(index, true);
        return Optional.of(outcome);
    }

    Optional<Kind> waits(long key) {
        return Optional.ofNullable(open.get(key)).map(index -> asks.get(index).kind());
    }

    void came(long key) {
        close(key, true);
    }

    void withdrawn(long key) {
        close(key, false);
    }

    private void close(long key, boolean answered) {
        @Nullable Integer index = open.remove(key);
        if (index != null) {
            over(index, answered);
        }
    }

    private void over(int index, boolean answered) {
        Ask ask = asks.get(index);
        asks.set(
                index,
                new Ask(
                        ask.kind(),
                        ask.element(),
                        ask.occurrence(),
                        ask.work(),
                        ask.asked(),
                        Optional.of(now),
                        answered));
    }

    void reached(String element) {
        reached.add(element);
    }

    void ended() {
        finish(new End.Reached(reached));
    }

    void stuck(String element, String error) {
        finish(new End.Stuck(element, error));
    }

    /** Undecided, if this still waits for what nobody knows. */
    void unknown(long key) {
        Optional.ofNullable(open.get(key))
                .map(asks::get)
                .ifPresent(ask -> finish(new End.Undecided(ask.kind(), ask.element())));
    }

    /** Nothing will happen any more, or not before the moment up to which it is led. */
    void stands() {
        if (until.isPresent()) {
            finish(new End.Standing(dates.values().stream().sorted().toList()));
            return;
        }
        finish(open.values().stream()
                .findFirst()
                .map(asks::get)
                .<End>map(ask -> new End.Undecided(ask.kind(), ask.element()))
                .orElseGet(End.Unfinished::new));
    }

    void stopped() {
        finish(new End.Unfinished());
    }

    private void finish(End end) {
        Instant began = recording.began();
        course = new Course(end, began, now, asks, recorded.size() - used.size());
    }

    Course course() {
        if (course == null) {
            throw new IllegalStateException("the case is still on its way");
        }
        return course;
    }

    private Recording.@Nullable Outcome outcome(Ask ask) {
        return ask.kind() == Kind.WAIT ? null : recorded.get(visit(ask.element(), ask.occurrence()));
    }

    private static String visit(String element, int occurrence) {
        return element + "|" + occurrence;
    }

    private static String visit(Ask ask) {
        return ask.kind() + visit(ask.element(), ask.occurrence());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
