package org.toroku.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.function.Function;
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
        Upload upload = ModelUpload.judgedBy(
                this, file -> uploaded.apply(file).map(reason -> getTranslation("studio.refused." + reason)));
        upload.setUploadButton(new Button(getTranslation("studio.upload")));
        upload.setAcceptedFileExtensions(".bpmn", ".dmn", ".xml");
        upload.setI18n(UploadTexts.of(this, "studio.refused.model-too-large", "studio.upload.wrong-type"));
        return upload;
    }
}
