package org.toroku.ui.staff;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;

/** Links that hand bytes of this page over as a file; they work within this web session only. */
public final class Downloads {
    private Downloads() {}

    public static Anchor link(byte[] bytes, String fileName, String mediaType, String text) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(request ->
                        new DownloadResponse(new ByteArrayInputStream(bytes), fileName, mediaType, bytes.length)),
                text);
        link.getElement().setAttribute("download", true);
        return link;
    }
}
