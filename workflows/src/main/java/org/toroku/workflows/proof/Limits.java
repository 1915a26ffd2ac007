package org.toroku.workflows.proof;

/** Bounds within which a proof is attempted; beyond them a model is refused, so that no file costs more than a second or two. */
public final class Limits {
    /** Bytes of one file; what the engine takes in one deployment. */
    public static final int FILE_BYTES = 4 * 1024 * 1024;

    /** Files of one deployment. */
    static final int FILES = 100;

    /** XML elements in each other. */
    static final int DEPTH = 40;

    /** XML elements of all files, diagrams included. */
    static final int XML_ELEMENTS = 250_000;

    /** Attributes of one element. */
    static final int ATTRIBUTES = 32;

    /** Characters of one attribute or text. */
    static final int TEXT = 8_000;

    /** Flow nodes of all files. */
    static final int FLOW_NODES = 20_000;

    /** Characters of a condition, with the equals sign. */
    static final int EXPRESSION = 400;

    /** Parentheses in each other. */
    static final int EXPRESSION_DEPTH = 8;

    /** Comparisons of one condition. */
    static final int EXPRESSION_TERMS = 40;

    /** Parallel blocks in each other. */
    static final int PARALLEL_DEPTH = 4;

    /** Called processes in each other. */
    static final int CALL_DEPTH = 12;

    /** Places with what is known there that a proof looks at. */
    static final int STATES = 300_000;

    /** Steps from one place to another that a proof looks at, known ones included. */
    static final int MOVES = 20 * STATES;

    /** What variables that could be anything may be together, at one choice. */
    static final int COMBINATIONS = 5_000;

    /** Events around one element, its own included. */
    static final int EVENTS_AROUND = 40;

    /** Rows of a rule set. */
    static final int RULES = 200;

    /** Characters of a cell of a rule set. */
    static final int RULE_CELL = 120;

    /** Violations that are listed; a file made to have more is refused by the first. */
    static final int VIOLATIONS = 300;

    private Limits() {}
}
