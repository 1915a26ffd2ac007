package org.toroku.ui.organisation;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.organisation.InvitationDesk;
import org.toroku.organisation.InvitationDesk.Line;
import org.toroku.organisation.InvitationDesk.Read;
import org.toroku.organisation.InvitationDesk.Sent;
import org.toroku.organisation.MemberColumn;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.text.UploadTexts;

/** Takes a table of members and shows what is in it; nothing is sent before the administrator says so. */
final class MemberUpload extends Div {
    /** One byte more than any setting allows, so that the desk says what is wrong. */
    private static final int MOST = 16 * 1024 * 1024 + 1;

    private final InvitationDesk desk;
    private final Officer administrator;
    private final Runnable sent;
    private final Div preview = new Div();

    MemberUpload(InvitationDesk desk, Officer administrator, Runnable sent) {
        this.desk = desk;
        this.administrator = administrator;
        this.sent = sent;
        addClassName("member-upload");
        preview.getElement().setAttribute("aria-live", "polite");
        add(
                new H2(getTranslation("invitations.upload.title")),
                new Paragraph(getTranslation("invitations.upload.text")),
                Downloads.link(
                        template().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "members.csv",
                        "text/csv; charset=utf-8",
                        getTranslation("invitations.template")),
                upload(),
                preview);
    }

    private String template() {
        SpokenWords words = new SpokenWords(this);
        return "\uFEFF"
                + java.util.Arrays.stream(MemberColumn.values())
                        .map(words::column)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private Upload upload() {
        Upload upload = new Upload();
        UploadTexts.replaceOne(upload);
        upload.setUploadButton(new Button(getTranslation("invitations.upload")));
        upload.setDropLabel(new Span(getTranslation("upload.drop")));
        upload.setAcceptedFileExtensions(".csv", ".xlsx");
        upload.setI18n(UploadTexts.of(this, "member.file.too-large", "member.file.wrong-type"));
        UploadTexts.keepReasons(upload);
        upload.setUploadHandler(new UploadHandler() {
            @Override
            public void handleUploadRequest(UploadEvent event) throws IOException {
                byte[] file;
                try (InputStream in = event.getInputStream()) {
                    file = in.readNBytes(MOST);
                }
                Read read = desk.read(administrator, file);
                event.getUI().accessSynchronously(() -> {
                    if (!(read instanceof Read.Table)) {
                        UploadTexts.refuse(event, sentence(read));
                    }
                    show(file, read);
                });
            }
        });
        upload.addFileRemovedListener(removed -> preview.removeAll());
        return upload;
    }

    private String sentence(Read read) {
        return switch (read) {
            case Read.Table _ -> "";
            case Read.Unreadable(var reason, var place) -> getTranslation("member.file." + reason, place);
            case Read.Refused(var reason) -> getTranslation("act." + reason);
        };
    }

    private void show(byte[] file, Read read) {
        preview.removeAll();
        if (!(read instanceof Read.Table table)) {
            Div notice = new Div(new Paragraph(sentence(read)));
            notice.addClassNames("notice", "problem");
            notice.getElement().setAttribute("role", "alert");
            preview.add(notice);
            return;
        }
        long faulty = table.faulty();
        long good = table.lines().size() - faulty;
        preview.add(
                new H3(getTranslation("invitations.preview")),
                new Paragraph(getTranslation(
                        "invitations.preview.count", table.lines().size(), good, faulty)));
        preview.add(grid(table.lines()));
        Div actions = new Div();
        actions.addClassName("actions");
        if (faulty == 0) {
            actions.add(button("invitations.send-all", good, () -> send(file, false)));
        } else {
            preview.add(new Paragraph(getTranslation("invitations.faulty.text")));
            if (good > 0) {
                actions.add(button("invitations.send-good", good, () -> send(file, true)));
            }
            desk.faultyRows(administrator, file, new SpokenWords(this))
                    .ifPresent(csv -> actions.add(Downloads.link(
                            csv,
                            "faulty-rows.csv",
                            "text/csv; charset=utf-8",
                            getTranslation("invitations.faulty.download"))));
        }
        actions.add(new Button(getTranslation("invitations.discard"), click -> preview.removeAll()));
        preview.add(actions);
    }

    private Button button(String key, long count, Runnable act) {
        Button button = new Button(getTranslation(key, count), click -> act.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        return button;
    }

    /** Faulty rows first: they are what has to be looked at. */
    private Grid<Line> grid(List<Line> lines) {
        Grid<Line> grid = new Grid<>(Line.class, false);
        SpokenWords words = new SpokenWords(this);
        grid.addThemeVariants(GridVariant.ROW_STRIPES, GridVariant.WRAP_CELL_CONTENT);
        grid.addColumn(Line::row)
                .setHeader(getTranslation("invitations.row"))
                .setWidth("4.5rem")
                .setFlexGrow(0);
        grid.addColumn(line -> line.problems().stream()
                        .map(problem -> words.column(problem.column()) + ": " + words.problem(problem.code()))
                        .collect(Collectors.joining(" / ")))
                .setHeader(getTranslation("member.column.remark"))
                .setFlexGrow(3);
        MemberColumn[] columns = MemberColumn.values();
        for (int i = 0; i < columns.length; i++) {
            int index = i;
            if (columns[i] != MemberColumn.NOTE) {
                grid.addColumn(line -> line.cells().get(index))
                        .setHeader(words.column(columns[i]))
                        .setFlexGrow(2);
            }
        }
        grid.getElement().setAttribute("aria-label", getTranslation("invitations.preview"));
        grid.setAllRowsVisible(lines.size() <= 8);
        grid.setItems(lines.stream()
                .sorted(java.util.Comparator.comparing(
                                (Line line) -> line.problems().isEmpty())
                        .thenComparingInt(Line::row))
                .toList());
        return grid;
    }

    private void send(byte[] file, boolean onlyGood) {
        switch (desk.send(administrator, file, onlyGood)) {
            case Sent.Done(var invited) -> {
                preview.removeAll();
                Toast.show(this, new Said("invitations.sent", Integer.toString(invited), true));
                sent.run();
            }
            case Sent.Refused(var reason) -> {
                Toast.show(this, Said.refused(reason));
                show(file, desk.read(administrator, file));
            }
        }
    }
}
