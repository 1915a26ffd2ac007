package org.toroku.ui.studio;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.shared.Registration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.toroku.studio.Act;
import org.toroku.studio.ReplayDesk.Kept;
import org.toroku.studio.ReplayDesk.Run;
import org.toroku.studio.ReplayDesk.State;

/** Has recorded cases run through a draft, says how far that is, and shows what became of them. */
final class ReplayPanel extends Div {
    private static final int POLL = 1_000;

    private final Owner owner;
    private final UUID draft;
    private final int version;
    private final Collection<ModelFacts> models;
    private final DifferencePanel diagrams;
    private final Div controls = new Div();
    private final Div result = new Div();
    private Registration polling = () -> {};

    ReplayPanel(Owner owner, UUID draft, int version, Collection<ModelFacts> models, DifferencePanel diagrams) {
        this.owner = owner;
        this.draft = draft;
        this.version = version;
        this.models = models;
        this.diagrams = diagrams;
        controls.getElement().setAttribute("aria-live", "polite");
        add(new H2(getTranslation("studio.replay.title")), new Paragraph(getTranslation("studio.replay.text")));
        if (!owner.replays().available()) {
            add(StudioParts.notice("", getTranslation("studio.replay.unavailable")));
        } else {
            add(controls);
            draw();
        }
        add(result);
        show();
    }

    private Optional<Run> run() {
        return owner.replays().run(owner.name(), draft).filter(found -> found.version() == version);
    }

    private void draw() {
        controls.removeAll();
        Optional<Run> run = run();
        if (run.filter(found -> found.state() == State.RUNNING).isPresent()) {
            controls.add(
                    StudioParts.notice(
                            "",
                            getTranslation(
                                    "studio.replay.running",
                                    run.get().done(),
                                    run.get().of())),
                    StudioParts.plain(this, "studio.replay.cancel", this::cancel));
            return;
        }
        run.filter(found -> found.state() != State.DONE)
                .ifPresent(found -> controls.add(StudioParts.notice(
                        "attention",
                        found.state() == State.CANCELLED
                                ? getTranslation("studio.replay.cancelled")
                                : getTranslation(
                                        "studio.refused." + found.reason().orElse("replay-failed")))));
        controls.add(StudioParts.plain(this, "studio.replay.start", this::start));
    }

    private void start() {
        if (owner.replays().start(owner.name(), draft, version) instanceof Act.Refused(var reason)) {
            draw();
            controls.addComponentAsFirst(StudioParts.notice("problem", getTranslation("studio.refused." + reason)));
            return;
        }
        draw();
        follow();
    }

    private void cancel() {
        StudioParts.told(this, owner.replays().cancel(owner.name(), draft), "studio.replay.cancelling");
    }

    private void show() {
        result.removeAll();
        Optional<Kept> kept = owner.replays().report(owner.name(), draft, version);
        kept.ifPresent(found -> result.add(new ReplayResult(found, models, diagrams)));
        if (kept.isEmpty() && owner.replays().available()) {
            result.add(new Paragraph(getTranslation("studio.replay.none")));
        }
    }

    /** Asks until it is over. */
    private void follow() {
        polling.remove();
        polling = () -> {};
        getUI().ifPresent(ui -> {
            if (run().filter(found -> found.state() == State.RUNNING).isEmpty()) {
                ui.setPollInterval(-1);
                return;
            }
            ui.setPollInterval(POLL);
            polling = ui.addPollListener(poll -> look());
        });
    }

    private void look() {
        draw();
        if (run().filter(found -> found.state() == State.RUNNING).isEmpty()) {
            show();
            follow();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        follow();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.remove();
        event.getUI().setPollInterval(-1);
    }
}
