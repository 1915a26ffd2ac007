package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.toroku.studio.DraftDesk;
import org.toroku.ui.text.UploadTexts;

/** Takes the file of one model, read no further than a byte beyond the largest. */
final class ModelUpload {
    private ModelUpload() {}

    /**
     * @param page whose language is spoken
     * @param judge why a file is refused, in that language; empty where it was taken
     */
    static Upload judgedBy(Component page, Function<byte[], Optional<String>> judge) {
        Upload upload = new Upload();
        UploadTexts.replaceOne(upload);
        UploadTexts.keepReasons(upload);
        upload.setDropLabel(new Span(page.getTranslation("studio.upload.drop")));
        upload.setUploadHandler(new UploadHandler() {
            @Override
            public void handleUploadRequest(UploadEvent event) throws IOException {
                byte[] file;
                try (InputStream in = event.getInputStream()) {
                    file = in.readNBytes(DraftDesk.LARGEST_MODEL + 1);
                }
                event.getUI()
                        .accessSynchronously(
                                () -> judge.apply(file).ifPresent(sentence -> UploadTexts.refuse(event, sentence)));
            }
        });
        return upload;
    }
}
