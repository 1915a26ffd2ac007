package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.toroku.profile.ProfileDesk.Dossier;
import org.toroku.profile.ProfileDesk.Overview;
import org.toroku.profile.ProfileDesk.Part;
import org.toroku.profile.ProfileDesk.Standing;
import org.toroku.profile.ProfileDesk.Version;
import org.toroku.ui.text.Moments;

/** Certificate profiles: which are in force, what a changed file says otherwise, and the acts that put it in force. */
final class ProfilesPanel extends Div {
    static final String ID = "profiles";

    private final Owner owner;

    ProfilesPanel(Owner owner) {
        this.owner = owner;
        setId(ID);
        addClassName("profiles");
        draw();
    }

    private void draw() {
        removeAll();
        add(new H2(getTranslation("studio.profiles")));
        owner.profiles().all(owner.officer()).ifPresent(this::draw);
    }

    private void draw(Overview overview) {
        add(new Paragraph(getTranslation("studio.profiles.text")));
        if (overview.altered()) {
            Div alarm = StudioParts.notice("problem", getTranslation("studio.profiles.altered"));
            alarm.getElement().setAttribute("role", "alert");
            add(alarm);
        }
        StudioTable table = new StudioTable(
                "studio.profiles",
                List.of(
                        "studio.profiles.name",
                        "studio.publication.state",
                        "studio.digest",
                        "studio.profiles.in-force-since"));
        overview.profiles()
                .forEach(each -> table.row(
                        new Span(each.profile()),
                        standing(each),
                        each.sha256().<Component>map(StudioParts::digest).orElseGet(() -> new Span("–")),
                        new Span(each.inForce().map(this::since).orElse("–"))));
        add(table);
        overview.profiles().stream().filter(ProfilesPanel::asks).forEach(each -> add(changed(each)));
        overview.profiles().forEach(each -> add(whole(each)));
    }

    /** Whether something about it waits for owners. */
    private static boolean asks(Dossier dossier) {
        return dossier.standing() == Standing.CHANGED
                || dossier.standing() == Standing.NEW
                || dossier.open().isPresent();
    }

    private Span standing(Dossier dossier) {
        Span mark = new Span(getTranslation("studio.profiles.standing." + dossier.standing()));
        if (dossier.standing() != Standing.IN_FORCE) {
            mark.addClassName("tab-mark");
        }
        return mark;
    }

    private String since(Version version) {
        String at = Moments.text(version.decidedAt().orElse(version.proposedAt()), getLocale());
        return version.decidedBy()
                .map(by -> getTranslation(
                        "studio.profiles.by-two", version.proposedBy().orElse("–"), by, at))
                .orElseGet(() -> getTranslation("studio.profiles.released", at));
    }

    private Div changed(Dossier dossier) {
        Div box = new Div(new H3(getTranslation("studio.profiles.change", dossier.profile())));
        box.addClassName("profile-change");
        if (dossier.standing() == Standing.CHANGED || dossier.standing() == Standing.NEW) {
            box.add(StudioParts.notice("attention", getTranslation("studio.profiles.waits." + dossier.standing())));
        }
        List<Part> changed = dossier.parts().stream().filter(Part::changed).toList();
        if (!changed.isEmpty()) {
            box.add(difference(changed));
        }
        box.add(new ProfileActs(owner, dossier, this::draw));
        return box;
    }

    private StudioTable difference(List<Part> parts) {
        StudioTable table = new StudioTable(
                "studio.profiles.difference",
                List.of("studio.profiles.part", "studio.profiles.before", "studio.profiles.after"));
        parts.forEach(part -> table.row(
                new Span(ProfileWords.part(this, part.name())),
                ProfileWords.value(this, "del", part, part.before()),
                ProfileWords.value(this, "ins", part, part.after())));
        return table;
    }

    /** Everything that a profile says, and who put what in force when. */
    private Details whole(Dossier dossier) {
        StudioTable parts =
                new StudioTable("studio.profiles.whole", List.of("studio.profiles.part", "studio.profiles.after"));
        dossier.parts()
                .forEach(part -> parts.row(
                        new Span(ProfileWords.part(this, part.name())),
                        new Span(ProfileWords.text(this, part.name(), part.after()))));
        StudioTable history = new StudioTable(
                "studio.profiles.history",
                List.of(
                        "studio.publication.number",
                        "studio.publication.state",
                        "studio.publication.reason",
                        "studio.publication.proposed",
                        "studio.publication.decided",
                        "studio.digest"));
        dossier.versions()
                .forEach(version -> history.row(
                        new Span(Integer.toString(version.number())),
                        new Span(getTranslation("studio.profiles.state." + version.state())),
                        new Span(version.reason().orElse("–")
                                + version.note().map(note -> " / " + note).orElse("")),
                        new Span(byAt(version.proposedBy().orElse("–"), version.proposedAt())),
                        new Span(version.decidedBy()
                                .map(by -> byAt(by, version.decidedAt().orElseThrow()))
                                .orElse("–")),
                        StudioParts.digest(version.sha256())));
        return new Details(getTranslation("studio.profiles.more", dossier.profile()), parts, history);
    }

    private String byAt(String who, java.time.Instant at) {
        return getTranslation("studio.by-at", who, Moments.text(at, getLocale()));
    }
}
