package org.toroku.studio;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.proof.Violation;

/**
 * Where process owners edit models and rules. A draft is a named copy of everything that would be published together; each save
 * makes a new version, and no version ever changes. Owners write; managers and auditors read. Whoever may not read gets
 * empty answers.
 */
public interface DraftDesk {
    /** Characters of a draft's name at most. */
    int LONGEST_NAME = 100;

    /** Characters of a comment at most. */
    int LONGEST_COMMENT = 2_000;

    /** Bytes of a model at most; several times the largest released model. */
    int LARGEST_MODEL = 1_000_000;

    /** Drafts that are neither discarded nor published, the one changed last first. */
    List<Draft> drafts(String officer);

    /** Any draft, also a discarded or a published one. */
    Optional<Draft> draft(String officer, UUID draft);

    /** Every version, the newest first; version 0 is the copy that the draft began with. */
    List<Version> history(String officer, UUID draft);

    /** A model as it is in a version; empty where there is no such draft, version or model. */
    Optional<ModelFile> file(String officer, UUID draft, int version, String resource);

    /**
     * Begins a draft.
     *
     * @return Refused for role, text-missing, text-too-long, text-unprintable or my-number of the name; name-used;
     *     models-altered where what it would be copied from is not what the book sealed
     */
    Act start(String officer, String name, Base base);

    /**
     * Takes a draft over: a new draft of the models in force, in which the officer saves everything that the newest version of
     * the other changes. They answer for all of it then, so that whoever edited the other one can approve this one, and
     * they cannot. That is a way out only where every process owner has edited the other one; as long as one has not, they
     * can approve it as it is.
     *
     * @return Refused as by {@link #start}, or for not-found, models-altered (the other is not what the book sealed),
     *     draft-closed, live-changed (the other began with models that are no longer in force), nothing-changed, proposed (a
     *     proposal of it waits for a decision), draft-changed (it was saved meanwhile), or approvable (an owner has edited
     *     nothing of it)
     */
    Act takeOver(String officer, UUID draft, String name);

    /**
     * Saves an edited model as a new version. Whether it can be published is another matter: a draft may be unfinished.
     *
     * @return Refused for role, not-found, draft-closed (discarded or published), proposed (a proposal of it waits for a
     *     decision), draft-changed (somebody saved since {@code basedOn}; nothing is stored and the edit is the caller's to
     *     keep), model-unknown (no such resource), model-too-large, model-not-utf-8, model-doctype, model-not-well-formed,
     *     model-not-bpmn, model-not-dmn, process-id-changed, my-number, or nothing-changed
     */
    Saved save(String officer, Edit edit);

    /**
     * Proves the newest version.
     *
     * @return empty where there is no such draft
     */
    Optional<Proof> proof(String officer, UUID draft);

    /** Comments of a draft in the order in which they were written, resolved ones included. */
    List<Comment> comments(String officer, UUID draft);

    /** @return Refused for role, not-found, draft-closed, model-unknown, element-unknown or an objection to the text */
    Act comment(String officer, UUID draft, Place place, String text);

    /** @return Refused for role, not-found or already-resolved */
    Act resolve(String officer, UUID comment);

    /**
     * Gives a draft up; its versions stay in the record.
     *
     * @return Refused for role, not-found, draft-closed, or proposed while a proposal of it waits for a decision
     */
    Act discard(String officer, UUID draft);

    /** What a draft begins as. */
    enum Base {
        /** The models that are published now. */
        LIVE,
        /** The models that this release of the software brings along. */
        RELEASE
    }

    enum State {
        OPEN,
        DISCARDED,
        /** A version of it was approved. */
        PUBLISHED
    }

    /**
     * @param basePublication publication whose models it began with; empty for those of a release
     * @param outdated whether other models than those that it began with have been approved since
     * @param newest number of the newest version
     */
    record Draft(
            UUID id,
            String name,
            State state,
            Optional<UUID> basePublication,
            boolean outdated,
            int newest,
            String startedBy,
            Instant startedAt,
            Instant changedAt,
            int openComments) {}

    /**
     * @param number from 0
     * @param resource the model that was saved; empty for version 0
     * @param digests SHA-256 (lower-case hex) of each model of the version by resource name
     */
    record Version(
            UUID draft,
            int number,
            String author,
            Instant at,
            Optional<String> resource,
            SortedMap<String, String> digests) {}

    /**
     * @param basedOn number of the version that was edited
     * @param model resource name and content as edited
     */
    record Edit(UUID draft, int basedOn, ModelFile model) {}

    sealed interface Saved {
        record Done(Version version) implements Saved {}

        record Refused(String reason) implements Saved {}
    }

    /** @param violations empty if and only if the version may be proposed */
    record Proof(int version, List<Violation> violations) {
        public Proof {
            violations = List.copyOf(violations);
        }
    }

    /** An element of a model. */
    record Place(String resource, String elementId) {}

    /** @param version newest version when it was written */
    record Comment(
            UUID id,
            UUID draft,
            int version,
            Place place,
            String author,
            Instant at,
            String text,
            Optional<Resolution> resolution) {
        @Override
        public String toString() {
            return "Comment[" + id + ", " + place + "]";
        }
    }

    record Resolution(String by, Instant at) {}

    /** Resources that a draft holds, with the id of the process or decision in each. */
    Map<String, String> resources();
}
