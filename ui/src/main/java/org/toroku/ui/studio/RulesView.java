package org.toroku.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.toroku.officers.Roles;
import org.toroku.studio.DraftDesk;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.text.UploadTexts;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/**
 * The rules of the automatic decision: what is evaluated now, and what a changed table would do otherwise. Nothing is stored
 * or published here (ADR 3): rules come with a release, and the CA connector takes only those whose digest it knows.
 */
@StyleSheet("context://toroku/studio.css")
@Route(value = "staff/studio/rules", layout = StaffLayout.class)
@RolesAllowed({Roles.PROCESS_OWNER, Roles.MANAGER, Roles.AUDITOR})
public class RulesView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    static final String ADDRESS = "staff/studio/rules";

    private final RuleSet rules = RuleSet.automaticDecision();
    private final DecisionTable table = DecisionTable.of(rules.file());
    private final Div comparison = new Div();
    private Optional<ModelFile> compared = Optional.empty();

    RulesView() {
        addClassNames("studio", "rules");
        comparison.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        removeAll();
        add(
                StudioParts.link(this, StudioView.ADDRESS, "studio.back"),
                new H1(getTranslation("studio.rules.title")),
                new Paragraph(getTranslation("studio.rules.text")),
                facts(),
                StudioParts.notice("", getTranslation("studio.rules.how")),
                new RuleTable(rules.file().text()),
                new H2(getTranslation("studio.rules.list")),
                new RulesPanel(table, rule -> true),
                new H2(getTranslation("studio.rules.compare")),
                new Paragraph(getTranslation("studio.rules.compare.text")),
                upload(),
                comparison);
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private DescriptionList facts() {
        DescriptionList facts = StudioParts.facts();
        StudioParts.fact(this, facts, "studio.rules.version", rules.version());
        StudioParts.fact(this, facts, "studio.digest", new Span(rules.sha256()));
        StudioParts.fact(
                this,
                facts,
                "studio.rules.size",
                getTranslation(
                        "studio.rules.size.text",
                        table.inputs().size(),
                        table.rules().size()));
        Anchor file = Downloads.link(
                rules.file().bytes(),
                "automatic-decision-" + rules.version() + ".dmn",
                "application/xml",
                getTranslation("studio.rules.download"));
        StudioParts.fact(this, facts, "studio.rules.file", file);
        return facts;
    }

    private Upload upload() {
        Upload upload = ModelUpload.judgedBy(this, file -> compare(file).map(this::getTranslation));
        upload.setUploadButton(new Button(getTranslation("studio.rules.upload")));
        upload.setAcceptedFileExtensions(".dmn", ".xml");
        upload.setI18n(UploadTexts.of(this, "studio.refused.model-too-large", "studio.rules.upload.wrong-type"));
        return upload;
    }

    /** Answers the key of why the file cannot be compared. */
    Optional<String> compare(byte[] file) {
        if (file.length > DraftDesk.LARGEST_MODEL) {
            return Optional.of("studio.refused.model-too-large");
        }
        ModelFile model = new ModelFile("dmn/changed.dmn", file);
        try {
            DecisionTable.of(model);
        } catch (IllegalArgumentException noTable) {
            return Optional.of("studio.rules.unreadable");
        }
        compared = Optional.of(model);
        draw();
        return Optional.empty();
    }

    private void draw() {
        comparison.removeAll();
        compared.ifPresent(file -> comparison.add(new RulesComparison(table, file, DecisionTable.of(file))));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("studio.rules.title") + " – " + getTranslation("studio.title");
    }
}
