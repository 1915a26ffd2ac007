package org.toroku.gauges;

/** What is counted, by the name that monitoring knows it by. */
public enum Gauge {
    CASES("toroku.cases", "state", "Applications by where they stand"),
    TASKS_OPEN("toroku.tasks.open", "group", "Tasks that wait for an officer of the group"),
    TASKS_OVERDUE("toroku.tasks.overdue", "group", "Of these, past their date"),
    TASKS_OLDEST("toroku.tasks.oldest.seconds", "group", "Age of the oldest of these"),
    COMMANDS_WAITING("toroku.commands.waiting", "", "Commands to the process engine that are due and not carried out"),
    COMMANDS_OLDEST("toroku.commands.oldest.seconds", "", "Since when the oldest of these is due"),
    STEPS_HALTED("toroku.steps.halted", "", "Steps at which cases stand still until people have them tried again"),
    MAILS_QUEUED("toroku.mails.queued", "channel", "Letters and e-mails that were not sent yet"),
    REVOCATIONS_OPEN("toroku.revocations.open", "", "Requests for revocation without an outcome"),
    REVOCATIONS_OVERDUE("toroku.revocations.overdue", "", "Of these, past their date"),
    REVOCATIONS_UNPUBLISHED("toroku.revocations.unpublished", "", "Revoked, and not in the published list"),
    BOOK_ENTRIES("toroku.book.entries", "", "Entries of the book"),
    BOOK_UNSIGNED("toroku.book.unsigned.entries", "", "Entries since the last head that the token signed");

    private final String meter;
    private final String tag;
    private final String meaning;

    Gauge(String meter, String tag, String meaning) {
        this.meter = meter;
        this.tag = tag;
        this.meaning = meaning;
    }

    public String meter() {
        return meter;
    }

    /** Name of what the values are told apart by; empty where there is one. */
    public String tag() {
        return tag;
    }

    public String meaning() {
        return meaning;
    }
}
