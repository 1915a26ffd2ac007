package org.toroku.audit;

/** Who acted. An automaton is written as an automaton, never as a person who did not click. */
public sealed interface Actor {
    /** Stored form of the kind: HUMAN, APPLICANT, CODE_HOLDER, PARTNER, AUTOMATON, SYSTEM. */
    String kind();

    /** Stored form of the actor within its kind; never personal data of an applicant. */
    String name();

    record Human(String officer) implements Actor {
        @Override
        public String kind() {
            return "HUMAN";
        }

        @Override
        public String name() {
            return officer;
        }
    }

    /** The applicant of the case that the entry belongs to. */
    record Applicant() implements Actor {
        @Override
        public String kind() {
            return "APPLICANT";
        }

        @Override
        public String name() {
            return "applicant";
        }
    }

    /** Whoever typed the code of the letter that went to the person named in the case's certificate; no account stands behind it. */
    record CodeHolder() implements Actor {
        @Override
        public String kind() {
            return "CODE_HOLDER";
        }

        @Override
        public String name() {
            return "code-holder";
        }
    }

    /** A service that applies for its users, by its id; it decides nothing. */
    record Partner(java.util.UUID id) implements Actor {
        @Override
        public String kind() {
            return "PARTNER";
        }

        @Override
        public String name() {
            return id.toString();
        }
    }

    /** @param responsibleOfficer the officer who approved the rule in force (統括責任者) */
    record Automaton(String automaton, String ruleSetSha256, String responsibleOfficer) implements Actor {
        @Override
        public String kind() {
            return "AUTOMATON";
        }

        @Override
        public String name() {
            return automaton + "@" + ruleSetSha256 + " under " + responsibleOfficer;
        }
    }

    /** A component acting without any decision of its own, e.g. {@code worker}, {@code recovery}. */
    record Service(String component) implements Actor {
        @Override
        public String kind() {
            return "SYSTEM";
        }

        @Override
        public String name() {
            return component;
        }
    }
}
