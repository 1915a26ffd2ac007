package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.pki.Der;

/** Signing with a TEST card, unmistakably marked; exists only where {@code toroku.portal.test-signing} is on. */
final class TestCardBox extends Div {
    private final PortalSettings settings;
    private final KeyFileSigning signing;
    private final TestCardFile ownFile = new TestCardFile(Path.of(""), getTranslation("test-card.own"), "");

    TestCardBox(PortalSettings settings, Der content, Consumer<String> signed) {
        this.settings = settings;
        this.signing = new KeyFileSigning(content, name -> getTranslation("test-card." + name));
        addClassName("test-only");
        Span badge = new Span("TEST / テスト");
        badge.addClassName("test-badge");
        signing.onSigned(signed);
        signing.describe(settings.testCardHint());
        add(badge, new H3(getTranslation("test-card.title")), new Paragraph(getTranslation("test-card.text")));
        List<TestCardFile> cards = TestCardFile.in(settings.testCards());
        if (!cards.isEmpty()) {
            add(choice(cards));
        }
        add(signing);
    }

    private Select<TestCardFile> choice(List<TestCardFile> cards) {
        List<TestCardFile> choices = new ArrayList<>(cards);
        choices.add(ownFile);
        Select<TestCardFile> choice = new Select<>();
        choice.setLabel(getTranslation("test-card.choose"));
        choice.addClassName("test-card-choice");
        choice.setItems(choices);
        choice.setItemLabelGenerator(TestCardFile::title);
        choice.addValueChangeListener(change -> use(change.getValue()));
        // others that come first by name cannot sign an application
        choice.setValue(
                cards.stream().filter(TestCardFile::ordinary).findFirst().orElse(ownFile));
        return choice;
    }

    private void use(TestCardFile card) {
        signing.setCard(card.equals(ownFile) ? new byte[0] : card.read());
        signing.describe(
                card.password().isEmpty()
                        ? settings.testCardHint()
                        : getTranslation("test-card.hint", card.password()));
    }
}
