package org.toroku.ui.paper;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Takes scans; the bytes are counted here, because limits told to the browser bind nobody. */
final class ScanUpload extends Upload {
    /** One byte more than the examination of documents accepts, so that it says what is wrong. */
    private static final int MOST = 20 * 1024 * 1024 + 1;

    ScanUpload(Component page, Consumer<byte[]> scanned) {
        setUploadButton(new Button(page.getTranslation("post.upload")));
        setDropLabel(new Span(page.getTranslation("post.upload.drop")));
        setAcceptedFileExtensions(".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic");
        setUploadHandler(new Counted(scanned));
    }

    private record Counted(Consumer<byte[]> scanned) implements UploadHandler {
        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            byte[] read;
            try (InputStream in = event.getInputStream()) {
                read = in.readNBytes(MOST);
            }
            event.getUI().accessSynchronously(() -> scanned.accept(read));
        }
    }
}
