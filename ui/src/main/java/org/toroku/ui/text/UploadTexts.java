package org.toroku.ui.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.util.List;

/** What the browser says of a file that is chosen, sent or refused, in the reader's language. */
public final class UploadTexts {
    private UploadTexts() {}

    /** Takes one file at a time, each in the place of the one before; nobody has to remove what was wrong first. */
    public static void replaceOne(Upload upload) {
        // a limit of one would close the button as soon as there is a file
        upload.setMaxFiles(2);
        upload.getElement()
                .executeJs("this.addEventListener('upload-before', event => { this.files = [event.detail.file]; })");
    }

    /** Keeps with a file that the server refused why it did; the browser itself knows only that it was. */
    public static void keepReasons(Upload upload) {
        // captured, so that what is read aloud says it as well
        upload.getElement().executeJs("""
                this.addEventListener('upload-error', event => {
                  try {
                    const reason = JSON.parse(event.detail.xhr.responseText).rejected[0].reason;
                    if (reason) {
                      event.detail.file.error = reason;
                    }
                  } catch (e) {
                    // no answer of the server's own: the general sentence stands
                  }
                }, true)""");
    }

    /** What was refused must not keep the mark of what was taken. */
    public static void refuse(UploadEvent event, String sentence) {
        // of itself the answer goes out in Latin letters only, and Japanese becomes question marks
        event.getResponse().setContentType("application/json;charset=UTF-8");
        event.reject(sentence);
    }

    /**
     * @param page whose language is spoken
     * @param tooLarge key of the sentence that names the limit
     * @param wrongType key of the sentence that names the kinds of file that are taken
     */
    public static UploadI18N of(Component page, String tooLarge, String wrongType) {
        UploadI18N texts = new UploadI18N();
        texts.setError(new UploadI18N.Error()
                .setTooManyFiles(page.getTranslation("upload.one-only"))
                .setFileIsTooBig(page.getTranslation(tooLarge))
                .setIncorrectFileType(page.getTranslation(wrongType)));
        texts.setFile(new UploadI18N.File()
                .setRemove(page.getTranslation("upload.remove"))
                .setRetry(page.getTranslation("upload.retry"))
                .setStart(page.getTranslation("upload.start")));
        texts.setUploading(new UploadI18N.Uploading()
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(page.getTranslation("upload.failed"))
                        .setUnexpectedServerError(page.getTranslation("upload.refused"))
                        .setFileTooLarge(page.getTranslation(tooLarge))
                        .setForbidden(page.getTranslation("upload.refused")))
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(page.getTranslation("upload.connecting"))
                        .setStalled(page.getTranslation("upload.stalled"))
                        .setProcessing(page.getTranslation("upload.processing"))
                        .setHeld(page.getTranslation("upload.held")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(page.getTranslation("upload.remaining"))
                        .setUnknown("")));
        texts.setUnits(List.of("B", "kB", "MB", "GB", "TB"));
        return texts;
    }
}
