package org.toroku.ui.studio;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.toroku.studio.CaseModelDesk;
import org.toroku.studio.CaseModelDesk.Followed;
import org.toroku.studio.LiveDesk;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.ui.staff.SignedInOfficer;

/** What the elements of a case are called in the models that conduct it, for the pages that show cases. */
@Component
public class CaseModels {
    /** Publications of which names are kept at hand; reading models takes longer than drawing a page. */
    private static final int KEPT = 8;

    private final CaseModelDesk desk;
    private final LiveDesk live;
    private final SignedInOfficer officer;
    private final ConcurrentHashMap<Optional<UUID>, NamedElements> read = new ConcurrentHashMap<>();

    CaseModels(CaseModelDesk desk, LiveDesk live, SignedInOfficer officer) {
        this.desk = desk;
        this.live = live;
        this.officer = officer;
    }

    /** Names of one case's elements, and whose models they are from. */
    public final class Names {
        private final Followed followed;

        private Names(Followed followed) {
            this.followed = followed;
        }

        /** Empty where the models do not have it, or are not what was approved. */
        public Optional<String> of(String element, Locale locale) {
            return named(followed).named(element, locale);
        }

        public com.vaadin.flow.component.Component edition() {
            return new EditionNotice(followed);
        }
    }

    /** Empty where the officer who is signed in may not know. */
    public Optional<Names> of(UUID caseId) {
        return desk.of(officer.current().username(), caseId).map(Names::new);
    }

    /** The way of a case on the diagram, for the officer who is signed in. */
    public CaseWay way(String caseNumber) {
        String reader = officer.current().username();
        return new CaseWay(() -> live.track(reader, caseNumber));
    }

    private NamedElements named(Followed followed) {
        List<ModelFacts> none = List.of();
        if (followed.models().isEmpty()) {
            return new NamedElements(none);
        }
        if (read.size() > KEPT) {
            read.clear();
        }
        return read.computeIfAbsent(
                followed.publication().map(Publication::id),
                id -> new NamedElements(
                        followed.models().stream().map(ModelFacts::of).toList()));
    }
}
