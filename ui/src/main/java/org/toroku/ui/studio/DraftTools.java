package org.toroku.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.toroku.studio.DraftDesk;
import org.toroku.ui.text.UploadTexts;
import org.toroku.workflows.ModelFile;

/** What an owner does with the shown model: save and prove, take it to the desktop Modeler and back, propose the draft. */
final class DraftTools extends Div {
    private final Function<byte[], Optional<String>> uploaded;

    /** @param uploaded takes a file; answers why it did not */
    DraftTools(DraftSession session, Runnable save, Function<byte[], Optional<String>> uploaded) {
        this.uploaded = uploaded;
        addClassNames("tools", "draft-tools");
        Button saving = StudioParts.primary(this, "studio.save", save);
        Anchor propose =
                StudioParts.link(this, ProposeView.address(session.model().id()), "studio.propose.go");
        propose.addClassName("button-link");
        add(saving, download(session), upload(), propose);
    }

    private Anchor download(DraftSession session) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(request -> {
                    ModelFile file = session.model().file(session.shown());
                    byte[] bytes = file.bytes();
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes),
                            ModelFacts.of(file).fileName(),
                            "application/xml",
                            bytes.length);
                }),
                getTranslation("studio.download"));
        link.getElement().setAttribute("download", true);
        return link;
    }

    private Upload upload() {
        Upload upload = new Upload();
        UploadTexts.replaceOne(upload);
        upload.setUploadButton(new Button(getTranslation("studio.upload")));
        upload.setDropLabel(new Span(getTranslation("studio.upload.drop")));
        upload.setAcceptedFileExtensions(".bpmn", ".xml");
        upload.setI18n(UploadTexts.of(this, "studio.refused.model-too-large", "studio.upload.wrong-type"));
        UploadTexts.keepReasons(upload);
        upload.setUploadHandler(new UploadHandler() {
            @Override
            public void handleUploadRequest(UploadEvent event) throws IOException {
                byte[] file;
                try (InputStream in = event.getInputStream()) {
                    file = in.readNBytes(DraftDesk.LARGEST_MODEL + 1);
                }
                event.getUI()
                        .accessSynchronously(() -> uploaded.apply(file)
                                .ifPresent(reason ->
                                        UploadTexts.refuse(event, getTranslation("studio.refused." + reason))));
            }
        });
        return upload;
    }
}
