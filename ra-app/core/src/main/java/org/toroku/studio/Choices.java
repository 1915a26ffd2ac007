package org.toroku.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.BookEntries;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.studio.PublicationDesk.State;

/**
 * Changes which models are in force, one change at a time. That is said by the newest entry of the book of its kind: rows
 * can be deleted or put back, and what is missing would not show.
 */
@Component
class Choices {
    private static final Logger LOG = LoggerFactory.getLogger(Choices.class);

    /** In the detail of an entry: id of the publication in force from then on. */
    static final String IN_FORCE = "inForce";

    /** In place of an id: the models of the release. */
    static final String RELEASE = "release";

    private static final Actor PUBLISHER = new Actor.Service("model-publisher");

    /** Any number; it only has to be the same on every node. */
    static final long CHOOSING = 0x73747564696fL;

    private final JdbcClient jdbc;
    private final Book book;
    private final PublicationLedger publications;
    private final DraftLedger drafts;

    Choices(JdbcClient jdbc, Book book, PublicationLedger publications, DraftLedger drafts) {
        this.jdbc = jdbc;
        this.book = book;
        this.publications = publications;
        this.drafts = drafts;
    }

    /** Lets one change at a time, until the end of the transaction. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(CHOOSING)
                .query((row, n) -> 0)
                .single();
    }

    /** A second owner approves; from this commit on the models are in force, whenever the engine gets them. */
    void approve(Publication publication, String officer) {
        publications.decide(publication, State.APPROVED, officer, Optional.empty());
        publication
                .draft()
                .ifPresent(draft -> drafts.close(draft, DraftDesk.State.PUBLISHED, officer, "draft-published"));
        choose(new Actor.Human(officer), publication, publication.id().toString());
    }

    /** The engine has the models. Nothing changes where it had them before. */
    void live(UUID id, Map<String, Object> versions) {
        lock();
        if (state(id) != State.APPROVED) {
            return;
        }
        publications
                .live()
                .ifPresent(former -> publications.become(
                        former, State.SUPERSEDED, PUBLISHER, Optional.empty(), Map.of("by", id.toString())));
        publications.become(id, State.LIVE, PUBLISHER, Optional.empty(), versions);
    }

    /** The engine will never take the models. Those that were in force when they were approved are in force again. */
    boolean failed(UUID id, String code) {
        lock();
        if (state(id) != State.APPROVED) {
            // it took them once; people have to see to the engine
            return false;
        }
        Publication failed = publications.find(id).orElseThrow().shown();
        LOG.atError()
                .addKeyValue("alarm", "publication-failed")
                .addKeyValue("publication", id)
                .addKeyValue("code", code)
                .log("The engine does not take the published models; those before stay in force");
        publications.become(id, State.FAILED, PUBLISHER, Optional.of(code), Map.of("code", code));
        failed.draft().ifPresent(draft -> drafts.reopen(draft, PUBLISHER));
        choose(PUBLISHER, failed, failed.base().map(UUID::toString).orElse(RELEASE));
        return true;
    }

    private State state(UUID id) {
        return publications.lock(id).orElseThrow().shown().state();
    }

    private void choose(Actor actor, Publication by, String inForce) {
        book.record(new Book.Entry(
                actor, BookEntries.MODELS_CHOSEN, Optional.of(by.id()), Map.of(IN_FORCE, inForce), List.of()));
    }
}
