package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.toroku.studio.PublicationDesk.ForeignModel;
import org.toroku.studio.PublicationDesk.InForce;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.ui.text.Moments;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.proof.ProofTexts;

/** The models that new cases begin with, and what is wrong about them. */
final class InForcePanel extends Div {
    private final Owner owner;

    InForcePanel(Owner owner) {
        this.owner = owner;
        add(new H2(getTranslation("studio.live")));
        owner.publications().inForce(owner.name()).ifPresent(this::draw);
        foreign(owner.publications().foreignModels(owner.name()));
    }

    private void draw(InForce force) {
        add(new Paragraph(new Span(force.publication()
                .map(publication -> publication
                        .liveAt()
                        .map(at -> getTranslation(
                                "studio.live.publication", publication.number(), Moments.text(at, getLocale())))
                        .orElseGet(() -> getTranslation("studio.live.approved", publication.number())))
                .orElse(getTranslation("studio.live.release")))));
        force.publication()
                .filter(publication -> publication.state() == org.toroku.studio.PublicationDesk.State.APPROVED)
                .ifPresent(
                        publication -> add(StudioParts.notice("attention", getTranslation("studio.proposal.waits"))));
        if (!force.violations().isEmpty()) {
            Div notice = StudioParts.notice("problem", getTranslation("studio.live.unproven"));
            UnorderedList found = new UnorderedList();
            force.violations()
                    .forEach(violation -> found.add(new ListItem(ProofTexts.sentence(violation, getLocale()))));
            notice.add(found);
            notice.getElement().setAttribute("role", "alert");
            add(notice);
        }
        if (!force.releaseDiffers().isEmpty()) {
            add(StudioParts.notice(
                    "attention",
                    getTranslation(
                            "studio.live.release-differs",
                            String.join(
                                    ", ",
                                    force.releaseDiffers().stream()
                                            .map(InForcePanel::fileName)
                                            .toList()))));
        }
        List<ModelFile> files = owner.publications().filesInForce(owner.name());
        if (force.altered() || files.isEmpty()) {
            add(StudioParts.notice("problem", getTranslation("studio.live.altered")));
            return;
        }
        StudioTable table = new StudioTable(
                "studio.live", List.of("studio.model", "studio.property.version-tag", "studio.digest", "studio.count"));
        for (ModelFile file : files) {
            ModelFacts facts = ModelFacts.of(file);
            Div name = new Div(new Span(facts.name().in(getLocale())), quiet(facts.fileName()));
            table.row(
                    name,
                    new Span(facts.versionTag()),
                    StudioParts.digest(file.sha256()),
                    new Span(Integer.toString(facts.size())));
        }
        add(table);
        force.publication().map(Publication::id).ifPresent(id -> {
            add(StudioParts.link(this, ProposalView.address(id), "studio.live.look"));
            plan();
        });
    }

    /** A plan that is not over asks something of owners. */
    private void plan() {
        owner.moves().plans(owner.name()).stream()
                .filter(plan -> !plan.state().isOver())
                .findFirst()
                .ifPresent(plan -> add(StudioParts.notice(
                        "attention",
                        new Paragraph(
                                new Span(getTranslation(
                                        "studio.move.waits",
                                        plan.number(),
                                        getTranslation("studio.move.state." + plan.state()))),
                                StudioParts.link(this, ProposalView.address(plan.publication()), "studio.move.go")))));
    }

    private void foreign(List<ForeignModel> models) {
        if (models.isEmpty()) {
            return;
        }
        Div alarm = StudioParts.notice("problem", getTranslation("studio.foreign"));
        UnorderedList list = new UnorderedList();
        models.forEach(model -> list.add(new ListItem(getTranslation(
                "studio.foreign.model",
                model.processId(),
                model.version(),
                Long.toString(model.definition()),
                Moments.text(model.foundAt(), getLocale())))));
        alarm.add(list);
        alarm.getElement().setAttribute("role", "alert");
        add(alarm);
    }

    private static Div quiet(String text) {
        Div quiet = new Div(new Span(text));
        quiet.addClassName("quiet");
        return quiet;
    }

    private static String fileName(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
