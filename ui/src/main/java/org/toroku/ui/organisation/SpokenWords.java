package org.toroku.ui.organisation;

import com.vaadin.flow.component.Component;
import org.toroku.organisation.InvitationDesk;
import org.toroku.organisation.MemberColumn;

/** Words of tables of members in the reader's language. */
record SpokenWords(Component page) implements InvitationDesk.Words {
    @Override
    public String column(MemberColumn column) {
        return page.getTranslation("member.column." + column.name());
    }

    @Override
    public String problem(String code) {
        return page.getTranslation("member.problem." + code);
    }

    @Override
    public String state(InvitationDesk.State state) {
        return page.getTranslation("invitation.state." + state.name());
    }

    @Override
    public String remark() {
        return page.getTranslation("member.column.remark");
    }
}
