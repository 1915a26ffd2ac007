package org.toroku.ca.ceremony;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.toroku.ca.ceremony.CeremonyPlan.Person;

/** Confirmation of one act by several persons (R19). */
final class Quorum {
    private static final int TRIES = 5;

    private final CeremonyPlan plan;
    private final Phrases phrases;
    private final Transcript transcript;
    private final Floor floor;
    private final HeadNotes notes;

    /**
     * What is confirmed.
     *
     * @param refused what is said where it is not; may be empty
     */
    record Asked(String name, String words, String refused) {}

    Quorum(CeremonyPlan plan, Phrases phrases, Transcript transcript, Floor floor, HeadNotes notes) {
        this.plan = plan;
        this.phrases = phrases;
        this.transcript = transcript;
        this.floor = floor;
        this.notes = notes;
    }

    /**
     * Returns once as many different persons have confirmed as the plan demands.
     *
     * @throws CeremonyStopped after too many tries that were none
     */
    void confirm(String act, String words) {
        confirm(new Asked(act, words, ""), person -> "");
    }

    /**
     * As {@link #confirm(String, String)}, asking each person for something more.
     *
     * @param more why a person's confirmation does not count, empty where it does
     */
    void confirm(Asked act, Function<Person, String> more) {
        floor.show("");
        notes.show();
        floor.show(act.words());
        Set<Integer> confirmed = new TreeSet<>();
        int wrong = 0;
        while (confirmed.size() < plan.quorum()) {
            if (wrong == TRIES) {
                transcript.write(Act.STOPPED, "act", act.name(), "why", "not confirmed");
                throw CeremonyStopped.forNow("確認されませんでした / not confirmed: %s%n%s"
                        .formatted(act.name(), act.refused())
                        .strip());
            }
            String typed = floor.ask("確認する人の番号（%d名中%d名が確認済み） / number of who confirms (%d of %d so far)"
                            .formatted(plan.quorum(), confirmed.size(), confirmed.size(), plan.quorum()))
                    .strip();
            String why = attempt(typed, confirmed, more);
            if (why.isEmpty()) {
                int number = Integer.parseInt(typed);
                confirmed.add(number);
                transcript.write(
                        Act.CONFIRM,
                        "act",
                        act.name(),
                        "person",
                        typed,
                        "name",
                        plan.person(number).name());
            } else {
                wrong++;
                transcript.write(
                        Act.NOT_CONFIRMED, "act", act.name(), "person", known(typed) ? typed : "?", "why", why);
                floor.show(why);
            }
        }
    }

    /** Empty if the person confirms; else why not. What was typed is never repeated: it may be a phrase in the wrong place. */
    private String attempt(String typed, Set<Integer> confirmed, Function<Person, String> more) {
        if (!known(typed)) {
            return "番号は1から%d / numbers go from 1 to %d"
                    .formatted(plan.persons().size(), plan.persons().size());
        }
        Person person = plan.person(Integer.parseInt(typed));
        if (confirmed.contains(person.number())) {
            return "同じ人は二度確認できません / the same person cannot confirm twice";
        }
        return phrases.belongs(person, Phrases.typed(floor, "確認の言葉 / phrase of " + person.name()))
                ? more.apply(person)
                : "確認の言葉が違います / not this person's phrase";
    }

    private boolean known(String typed) {
        return typed.matches("[1-9][0-9]?")
                && Integer.parseInt(typed) <= plan.persons().size();
    }
}
