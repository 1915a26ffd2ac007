package org.toroku.workflows.proof;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A condition of a sequence flow, in the small part of FEEL that can be decided by looking. */
sealed interface Condition {
    /** @param values what is known; no variable that is read may be {@link Tracked#ANY} */
    boolean test(long values);

    /** Bits of the variables that are read. */
    long reads();

    /** Whether the engine could not say either: it stops where a number that nobody counted yet is more or less than one. */
    boolean stops(long values);

    record And(List<Condition> all) implements Condition {
        @Override
        public boolean test(long values) {
            return all.stream().allMatch(each -> each.test(values));
        }

        @Override
        public long reads() {
            return all.stream().mapToLong(Condition::reads).reduce(0, (one, other) -> one | other);
        }

        @Override
        public boolean stops(long values) {
            return all.stream().anyMatch(each -> each.stops(values))
                    && all.stream().allMatch(each -> each.test(values) || each.stops(values));
        }
    }

    record Or(List<Condition> any) implements Condition {
        @Override
        public boolean test(long values) {
            return any.stream().anyMatch(each -> each.test(values));
        }

        @Override
        public long reads() {
            return any.stream().mapToLong(Condition::reads).reduce(0, (one, other) -> one | other);
        }

        @Override
        public boolean stops(long values) {
            return any.stream().anyMatch(each -> each.stops(values)) && !test(values);
        }
    }

    /**
     * @param holdsFor numbers of the values for which it is true
     * @param ordered whether it asks for more or less
     */
    record Is(Tracked variable, Set<Integer> holdsFor, boolean ordered) implements Condition {
        public Is {
            holdsFor = Set.copyOf(new TreeSet<>(holdsFor));
        }

        @Override
        public boolean test(long values) {
            return holdsFor.contains(variable.in(values));
        }

        @Override
        public long reads() {
            return variable.mask();
        }

        @Override
        public boolean stops(long values) {
            return ordered && variable.in(values) == 0;
        }
    }
}
