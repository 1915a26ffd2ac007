package org.toroku.automaton;

/**
 * What the database knows against a case; each count leaves the case itself out.
 *
 * @param openApplicationsSameSigner other undecided applications signed with the same card; for the record, no rule yet
 */
record RiskFacts(
        boolean denyListed,
        int certificatesSamePersonValid,
        int applicationsSamePerson30d,
        int personsSameDevice24h,
        int holdersSameDeviceValid,
        int applicationsSameDevice24h,
        int applicationsSameNetwork1h,
        int openApplicationsSameSigner) {}
