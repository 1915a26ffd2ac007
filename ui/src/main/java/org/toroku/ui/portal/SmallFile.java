package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Takes one file of at most 256 KiB; the bytes are counted here, because limits told to the browser bind nobody. */
final class SmallFile extends Upload {
    private static final int MAX_BYTES = 256 * 1024;

    private Optional<byte[]> content = Optional.empty();
    private Runnable arrived = () -> {};
    private Runnable refused = () -> {};

    SmallFile(Component page, String labelKey, String... extensions) {
        setMaxFiles(1);
        setAcceptedFileExtensions(extensions);
        setUploadButton(new Button(page.getTranslation(labelKey)));
        setDropLabel(new Span(page.getTranslation("upload.drop")));
        setI18n(texts(page));
        setUploadHandler(new Counted());
        addFileRemovedListener(removed -> content = Optional.empty());
        addFileRejectedListener(rejected -> refused.run());
    }

    Optional<byte[]> content() {
        return content;
    }

    void onArrival(Runnable action) {
        arrived = action;
    }

    void onRefusal(Runnable action) {
        refused = action;
    }

    private static UploadI18N texts(Component page) {
        UploadI18N texts = new UploadI18N();
        texts.setError(new UploadI18N.Error()
                .setTooManyFiles(page.getTranslation("upload.one-only"))
                .setFileIsTooBig(page.getTranslation("reason.too-large"))
                .setIncorrectFileType(page.getTranslation("upload.wrong-type")));
        texts.setFile(new UploadI18N.File()
                .setRemove(page.getTranslation("upload.remove"))
                .setRetry(page.getTranslation("upload.retry"))
                .setStart(page.getTranslation("upload.start")));
        texts.setUploading(new UploadI18N.Uploading()
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(page.getTranslation("upload.failed"))
                        .setUnexpectedServerError(page.getTranslation("upload.failed"))
                        .setForbidden(page.getTranslation("reason.too-large")))
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting("…")
                        .setStalled("…")
                        .setProcessing("…")
                        .setHeld("…")));
        return texts;
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
                (fits ? arrived : refused).run();
            });
        }
    }
}
