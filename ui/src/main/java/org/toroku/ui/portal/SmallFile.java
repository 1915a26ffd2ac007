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
import org.toroku.ui.text.UploadTexts;

/** Takes one file of at most 256 KiB; the bytes are counted here, because limits told to the browser bind nobody. */
final class SmallFile extends Upload {
    private static final int MAX_BYTES = 256 * 1024;

    private Optional<byte[]> content = Optional.empty();
    private Runnable arrived = () -> {};
    private Consumer<String> refused = sentence -> {};

    SmallFile(Component page, String labelKey, String... extensions) {
        setMaxFiles(1);
        setAcceptedFileExtensions(extensions);
        setUploadButton(new Button(page.getTranslation(labelKey)));
        setDropLabel(new Span(page.getTranslation("upload.drop")));
        setI18n(UploadTexts.of(page, "reason.too-large", "upload.wrong-type"));
        UploadTexts.keepReasons(this);
        setUploadHandler(new Counted());
        addFileRemovedListener(removed -> content = Optional.empty());
        addFileRejectedListener(rejected -> refused.accept(rejected.getErrorMessage()));
    }

    Optional<byte[]> content() {
        return content;
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
                read = in.readNBytes(MAX_BYTES + 1);
            }
            boolean fits = read.length <= MAX_BYTES;
            event.getUI().accessSynchronously(() -> {
                content = fits ? Optional.of(read) : Optional.empty();
                if (fits) {
                    arrived.run();
                } else {
                    String sentence = getTranslation("reason.too-large");
                    UploadTexts.refuse(event, sentence);
                    refused.accept(sentence);
                }
            });
        }
    }
}
