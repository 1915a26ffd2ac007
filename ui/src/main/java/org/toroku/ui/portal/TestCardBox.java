package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.toroku.pki.Der;

/** Signing with a TEST card, unmistakably marked; exists only where {@code toroku.portal.test-signing} is on. */
final class TestCardBox extends Div {
    private static final Path OWN_FILE = Path.of("");

    TestCardBox(PortalSettings settings, Der content, Consumer<String> signed) {
        addClassName("test-only");
        Span badge = new Span("TEST / テスト");
        badge.addClassName("test-badge");
        TestCardSigning signing = new TestCardSigning(content, settings.testCardHint());
        signing.onSigned(signed);
        add(badge, new H3(getTranslation("test-card.title")), new Paragraph(getTranslation("test-card.text")));
        List<Path> cards = cards(settings.testCards());
        if (!cards.isEmpty()) {
            add(choice(cards, signing));
        }
        add(signing);
    }

    private Select<Path> choice(List<Path> cards, TestCardSigning signing) {
        List<Path> choices = new ArrayList<>(cards);
        choices.add(OWN_FILE);
        Select<Path> choice = new Select<>();
        choice.setLabel(getTranslation("test-card.choose"));
        choice.setItems(choices);
        choice.setItemLabelGenerator(
                card -> card.equals(OWN_FILE) ? getTranslation("test-card.own") : String.valueOf(card.getFileName()));
        choice.addValueChangeListener(
                change -> signing.setCard(change.getValue().equals(OWN_FILE) ? new byte[0] : read(change.getValue())));
        choice.setValue(choices.getFirst());
        return choice;
    }

    private static List<Path> cards(List<Path> configured) {
        return configured.stream()
                .flatMap(TestCardBox::files)
                .filter(file -> file.toString().endsWith(".p12"))
                .toList();
    }

    private static Stream<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return Files.isRegularFile(path) ? Stream.of(path) : Stream.empty();
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
