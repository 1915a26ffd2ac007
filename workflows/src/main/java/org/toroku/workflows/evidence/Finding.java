package org.toroku.workflows.evidence;

import java.util.List;

/**
 * One thing that stands against the documents.
 *
 * @param kinds the document meant; several where none is there and any one of them would do
 * @param rule id of the row of the rule set
 * @param article the row's basis
 */
public record Finding(EvidenceDefect defect, List<String> kinds, Holder holder, String rule, String article) {

    public Finding {
        kinds = List.copyOf(kinds);
    }

    /** Whether the applicant would read the same twice, by two rows. */
    boolean saysTheSameAs(Finding other) {
        return defect == other.defect && kinds.equals(other.kinds) && holder == other.holder;
    }
}
