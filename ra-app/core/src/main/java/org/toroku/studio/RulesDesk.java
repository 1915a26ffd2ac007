package org.toroku.studio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.workflows.RuleSet;

/**
 * The rules of the automatic decision: which are in force, who answers for those that are proposed, and what recorded cases
 * would become by those of a draft. They are edited and published with the other models ({@link DraftDesk},
 * {@link PublicationDesk}).
 */
public interface RulesDesk {
    /** Judgements that are judged once more at most. */
    int LARGEST_TRIAL = 500;

    /** For owners, managers and auditors. */
    Optional<InForce> inForce(String officer);

    /** What a proposal needs on account of its rules; empty where there is no such proposal. */
    Optional<Proposed> proposed(String officer, UUID publication);

    /**
     * The officer answers for the rules of a proposal (統括責任者); a second owner can approve it then.
     *
     * @return Refused for role (no manager), not-found, wrong-state, rules-unchanged, not-responsible (another officer answers
     *     for the automatic decision), four-eyes (who proposed or edited it), live-changed, not-proven or models-altered
     */
    Act answerFor(String officer, UUID publication);

    /** The newest recorded cases, judged by the rules of a version; empty where these cannot be read. */
    Optional<Trial> trial(String officer, UUID draft, int version);

    /** As {@link #trial}, by the rules of a proposal. */
    Optional<Trial> trialOf(String officer, UUID publication);

    /**
     * @param rules empty while nothing is decided automatically, because they are altered or cannot be proven
     * @param publication by which owners chose them; empty for those of the release
     * @param takenByCa whether the CA carries out what is approved by them; people decide otherwise. Empty where it cannot be asked now
     * @param responsible who answers for the automatic decision; empty where nobody does, and people decide
     */
    record InForce(
            Optional<RuleSet> rules,
            Optional<UUID> publication,
            Optional<Boolean> takenByCa,
            Optional<String> responsible) {}

    /**
     * @param changed whether it has other rules than those in force; otherwise it needs nothing
     * @param sha256 of its rules
     * @param takenByCa as in {@link InForce}
     * @param responsible who has to answer for them
     * @param answeredBy who does, and when
     */
    record Proposed(
            boolean changed,
            String sha256,
            Optional<Boolean> takenByCa,
            Optional<String> responsible,
            Optional<Answered> answeredBy) {}

    record Answered(String officer, Instant at) {}

    /**
     * @param judged how many could be judged once more
     * @param gone how many could not, because their facts are not kept any more
     * @param otherwise those that would come out otherwise, the newest first, without the officer's own case
     */
    record Trial(int judged, int gone, List<Otherwise> otherwise) {
        public Trial {
            otherwise = List.copyOf(otherwise);
        }
    }

    /**
     * @param before ACCEPT, REJECT or REFER, as the rules in force come out
     * @param after as those of the draft would
     * @param reasons codes of the latter
     */
    record Otherwise(String caseNumber, String before, String after, List<String> reasons) {
        public Otherwise {
            reasons = List.copyOf(reasons);
        }
    }
}
