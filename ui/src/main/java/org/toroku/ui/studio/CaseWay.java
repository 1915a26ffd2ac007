package org.toroku.ui.studio;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.function.Supplier;
import org.toroku.studio.LiveDesk.Track;

/** Where a case stands on the diagram of its models; read and drawn when somebody opens it, since most never do. */
@StyleSheet("context://toroku/studio.css")
public final class CaseWay extends Details {
    private final Div board = new Div();

    CaseWay(Supplier<Optional<Track>> way) {
        setSummaryText(getTranslation("case.way"));
        setWidthFull();
        board.addClassName("case-way");
        add(board);
        addOpenedChangeListener(change -> {
            board.removeAll();
            if (change.isOpened()) {
                way.get()
                        .ifPresentOrElse(
                                track -> board.add(new TrackBoard(track)),
                                () -> board.add(new Paragraph(getTranslation("case.way.none"))));
            }
        });
    }
}
