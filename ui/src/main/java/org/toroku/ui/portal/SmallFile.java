package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.toroku.ui.text.UploadTexts;

/** Takes one file of a limited size; the bytes are counted here, because limits told to the browser bind nobody. */
final class SmallFile extends Upload {
    private static final Limit USUAL = new Limit(256 * 1024, "reason.too-large");

    private final Limit limit;
    private Optional<byte[]> content = Optional.empty();
    private Function<byte[], Optional<String>> examined = bytes -> Optional.empty();
    private Runnable arrived = () -> {};
    private Consumer<String> refused = sentence -> {};

    /** @param sentence key of what is said of a larger file; it names the limit */
    record Limit(int bytes, String sentence) {}

    SmallFile(Component page, String labelKey, String... extensions) {
        this(page, USUAL, labelKey, extensions);
    }

    SmallFile(Component page, Limit limit, String labelKey, String... extensions) {
        this.limit = limit;
        UploadTexts.replaceOne(this);
        setAcceptedFileExtensions(extensions);
        setUploadButton(new Button(page.getTranslation(labelKey)));
        setDropLabel(new Span(page.getTranslation("upload.drop")));
        setI18n(UploadTexts.of(page, limit.sentence(), "upload.wrong-type"));
        UploadTexts.keepReasons(this);
        setUploadHandler(new Counted());
        addFileRemovedListener(removed -> content = Optional.empty());
        addFileRejectedListener(rejected -> refused.accept(rejected.getErrorMessage()));
    }

    Optional<byte[]> content() {
        return content;
    }

    /** @param examination of the bytes; what it answers is wrong with them, and the file is not kept */
    void examineBy(Function<byte[], Optional<String>> examination) {
        examined = examination;
    }

    void onArrival(Runnable action) {
        arrived = action;
    }

    /** @param action gets the sentence that says why */
    void onRefusal(Consumer<String> action) {
        refused = action;
    }

    private final class Counted implements UploadHandler {
        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            byte[] read;
            try (InputStream in = event.getInputStream()) {
                read = in.readNBytes(limit.bytes() + 1);
            }
            boolean fits = read.length <= limit.bytes();
            event.getUI().accessSynchronously(() -> {
                Optional<String> objection =
                        fits ? examined.apply(read) : Optional.of(getTranslation(limit.sentence()));
                content = objection.isEmpty() ? Optional.of(read) : Optional.empty();
                objection.ifPresentOrElse(
                        sentence -> {
                            UploadTexts.refuse(event, sentence);
                            refused.accept(sentence);
                        },
                        arrived);
            });
        }
    }
}
