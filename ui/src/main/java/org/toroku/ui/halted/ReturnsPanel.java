package org.toroku.ui.halted;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.paper.ReturnNotices;
import org.toroku.paper.ReturnNotices.Notice;
import org.toroku.ui.paper.MailText;
import org.toroku.ui.staff.Beside;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.text.Moments;

/** Letters that came back after what they carried had been used: the manager writes what was found and done. */
final class ReturnsPanel extends Div {
    private final ReturnNotices notices;
    private final Officer officer;

    ReturnsPanel(ReturnNotices notices, Officer officer) {
        this.notices = notices;
        this.officer = officer;
    }

    void draw() {
        removeAll();
        List<Notice> open = notices.open(officer);
        setVisible(!open.isEmpty());
        if (open.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("letters");
        open.forEach(notice -> list.add(item(notice)));
        add(new H2(getTranslation("returns.title", open.size())), new Paragraph(getTranslation("returns.text")), list);
    }

    private ListItem item(Notice notice) {
        Span number = new Span(notice.caseNumber());
        number.addClassName("strong");
        Div line = new Div(
                number,
                new Span(MailText.cameBack(this, notice.letter())),
                new Span(Moments.text(notice.at(), getLocale())));
        line.addClassName("case-header");
        ListItem item = new ListItem(line);
        item.addClassName("letter");
        if (officer.roles().contains(Roles.MANAGER)) {
            TextField finding = new TextField(getTranslation("returns.finding"));
            finding.setMaxLength(500);
            finding.setHelperText(getTranslation("returns.finding.hint"));
            finding.setManualValidation(true);
            Beside told = new Beside(said -> Toast.show(this, said, Optional.of(notice.caseNumber())))
                    .at("act.finding-missing", finding);
            Div tools = new Div(
                    finding,
                    new Button(getTranslation("returns.settle"), click -> settle(notice, finding.getValue(), told)));
            tools.addClassName("tools");
            item.add(tools);
        }
        return item;
    }

    private void settle(Notice notice, String finding, Beside told) {
        Said said = Said.of(notices.settle(officer, notice.caseId(), finding), "returns.settled");
        told.accept(said);
        if (said.success()) {
            draw();
        }
    }
}
