package org.toroku.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.post.PostGround.POST;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.post.LetterDesk.Listing;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.post.OutgoingMail.Channel;

/** Letters of one post room: how they come about, what is on them, and where they lie. */
final class LetterScene implements AutoCloseable {
    static final String CODE = "0123-4567-89AB-CDEF-GHJK";

    private final PostGround post;

    private LetterScene(PostGround post) {
        this.post = post;
    }

    static LetterScene open() {
        return new LetterScene(PostGround.open(Map.of()));
    }

    PostGround post() {
        return post;
    }

    /** What the route and the decision say unless a test says otherwise. */
    void usual() {
        post.route().language = Locale.JAPANESE;
        post.route().originals = List.of();
        post.route().reasons = List.of("not-proven");
    }

    @Override
    public void close() {
        assertThat(post.bookIntact()).isTrue();
        post.close();
    }

    LetterDesk desk() {
        return post.part(LetterDesk.class);
    }

    UUID apply() {
        UUID id = post.ground().cases().apply();
        move(id, ApplicationState.RECEIVED);
        return id;
    }

    void move(UUID caseId, ApplicationState... states) {
        for (ApplicationState state : states) {
            post.ground()
                    .transaction()
                    .executeWithoutResult(
                            status -> post.part(Applications.class).move(caseId, state, Optional.empty()));
        }
    }

    private UUID content(UUID caseId, String text) {
        return post.part(DocumentStore.class)
                .put(caseId, DocumentKind.LETTER, "text/plain", text.getBytes(StandardCharsets.UTF_8))
                .id();
    }

    UUID ordered(UUID caseId, LetterKind kind, String... contents) {
        Channel channel =
                kind == LetterKind.INQUIRY || kind == LetterKind.PICKUP_CODE ? Channel.ADDRESSEE_ONLY : Channel.POST;
        UUID[] documents = java.util.Arrays.stream(contents)
                .map(text -> content(caseId, text))
                .toArray(UUID[]::new);
        return post.order(caseId, kind, channel, documents);
    }

    static String defects(String code, String enclosure, String field, String words) {
        return "{\"letter\":\"defects\",\"due\":\"2027-01-31T03:00:00Z\",\"defects\":[{\"code\":\"" + code
                + "\",\"enclosure\":" + quoted(enclosure) + ",\"field\":" + quoted(field) + ",\"words\":\"" + words
                + "\"}]}";
    }

    private static String quoted(String word) {
        return word.isEmpty() ? "null" : "\"" + word + "\"";
    }

    Printing.Ready printed(UUID... letters) {
        Printing printing = desk().print(POST, List.of(letters));
        assertThat(printing).isInstanceOf(Printing.Ready.class);
        return (Printing.Ready) printing;
    }

    static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Printing.Ready ready) {
        return text(ready.pdf().toByteArray());
    }

    String kept(UUID caseId) {
        return text(post.part(DocumentStore.class)
                .read(post.part(DocumentStore.class)
                        .find(caseId, DocumentKind.LETTER)
                        .orElseThrow()
                        .id()));
    }

    static Printing refused(String reason, UUID letter) {
        return new Printing.Refused(reason, Optional.of(letter));
    }

    List<UUID> tray(Tray tray) {
        return ((Listing.Letters) desk().letters(POST, tray))
                .items().stream()
                        .map(item -> Objects.requireNonNull(item).mail().id())
                        .toList();
    }
}
