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
import java.util.function.Function;
import org.toroku.ui.staff.Said;
import org.toroku.ui.text.UploadTexts;

/** Takes scans; the bytes are counted here, because limits told to the browser bind nobody. */
final class ScanUpload extends Upload {
    /** One byte more than the examination of documents accepts, so that it says what is wrong. */
    private static final int MOST = 20 * 1024 * 1024 + 1;

    /**
     * @param examine works on the scan while the page stays usable: reading characters takes seconds a page
     * @param done gets the answer when the page may be drawn anew
     */
    ScanUpload(Component page, Function<byte[], Said> examine, Consumer<Said> done) {
        setUploadButton(new Button(page.getTranslation("post.upload")));
        setDropLabel(new Span(page.getTranslation("post.upload.drop")));
        setAcceptedFileExtensions(".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic");
        setI18n(UploadTexts.of(page, "scan.too-large", "post.upload.wrong-type"));
        UploadTexts.keepReasons(this);
        addFileRejectedListener(rejected -> done.accept(new Said("post.upload.wrong-type", "", false)));
        setUploadHandler(new Counted(page, examine, done));
    }

    private record Counted(Component page, Function<byte[], Said> examine, Consumer<Said> done)
            implements UploadHandler {
        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            byte[] read;
            try (InputStream in = event.getInputStream()) {
                read = in.readNBytes(MOST);
            }
            Said said = examine.apply(read);
            event.getUI().accessSynchronously(() -> {
                if (!said.success()) {
                    UploadTexts.refuse(event, page.getTranslation(said.key(), said.parameters()));
                }
                done.accept(said);
            });
        }
    }
}
